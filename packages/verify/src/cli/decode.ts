/** A file's bytes as text, and how they were written. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'invalid';
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = (parity: number): number =>
    start.filter((byte, index) => index % 2 === parity && byte === 0).length * 2;
  if (start.length >= 4 && zeros(1) > start.length * 0.6) return 'utf-16le';
  if (start.length >= 4 && zeros(0) > start.length * 0.6) return 'utf-16be';
  return undefined;
}

/**
 * Decodes a text file: UTF-8, or UTF-16 by its byte order mark or its zeros.
 *
 * @returns undefined for what is no text: zero bytes among bytes that are not UTF-8.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const wide = utf16(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'UTF-8',
    };
  } catch {
    if (bytes.includes(0)) return undefined;
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'invalid' };
  }
}
