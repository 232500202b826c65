import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { LIMITS, type Workspace, workspaceOf } from './files.ts';

/** What stands before a shared workspace in the fragment of an address. */
export const PREFIX = '#s=';
/** Longest fragment that is made, in characters: beyond it, messengers and mail cut addresses off. */
export const LONGEST = 32_000;
/** Longest fragment that is read. */
const MOST_READ = 400_000;
/** Most bytes that a fragment may unfold to: UTF-8 needs three bytes for one unit of text. */
const MOST_BYTES = LIMITS.total * 3 + 100_000;
/** So many packed bytes are unfolded at once; deflate makes at most about a thousand times as much of them. */
const SLICE = 512;

/** Why a link holds nothing. */
export type LinkFault = 'broken' | 'too-large' | 'not-ours';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Unfolds deflated bytes; stops as soon as there are too many. */
function inflate(packed: Uint8Array): Uint8Array | LinkFault {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length && !ended; at += SLICE) {
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
      if (size > MOST_BYTES) return 'too-large';
    }
  } catch {
    return 'broken';
  }
  if (!ended) return 'broken';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The fragment of an address that holds a workspace: deflated JSON in base64url, `#s=…`. Nothing is sent anywhere. */
export function encodeLink({ files, shown, version }: Workspace): string {
  const json = JSON.stringify({ version, shown, files: files.map(({ name, text }) => ({ name, text })) });
  return PREFIX + toBase64Url(deflateSync(strToU8(json), { level: 9 }));
}

/** Reads a fragment that anybody may have written. Never throws. */
export function decodeLink(fragment: string): Workspace | LinkFault {
  if (!fragment.startsWith(PREFIX)) return 'not-ours';
  if (fragment.length > MOST_READ) return 'too-large';
  const packed = fromBase64Url(fragment.slice(PREFIX.length));
  if (packed === undefined) return 'broken';
  const bytes = inflate(packed);
  if (typeof bytes === 'string') return bytes;
  try {
    const value: unknown = JSON.parse(strFromU8(bytes));
    return workspaceOf(value) ?? 'broken';
  } catch {
    return 'broken';
  }
}
