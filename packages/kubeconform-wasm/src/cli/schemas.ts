import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileStem, type Registry } from '../registry.ts';
import type { Cache } from './cache.ts';
import { quote } from './flags.ts';
import { errorCode, goWords } from './go-errors.ts';
import type { Location } from './locations.ts';

/** An answer of `go/overlay/registry.go`: a word, and what belongs to it. */
type Answer = string | Uint8Array;

/** Answers the engine's questions for a command. */
export interface Schemas {
  answer(question: string): Answer | undefined;
  /** The address that the native tool would name, in place of the one of a shipped schema. */
  rename(address: string): string;
  /** Fetches what the engine was told to wait for. */
  settle(): Promise<void>;
}

/** Where schemas come from. */
export interface SchemaSources {
  readonly locations: readonly Location[];
  /** The shipped schemas; undefined where the version is not shipped. */
  readonly shipped: Registry | undefined;
  readonly cache: Cache;
  readonly skipTls: boolean;
}

export function createSchemas({ locations, shipped, cache, skipTls }: SchemaSources): Schemas {
  // The engine cannot wait, so what must be fetched is fetched between two calls. The second part of a key says whether the
  // certificate is checked: upstream does not skip that for what a schema refers to.
  const fetched = new Map<string, Answer>();
  const names = new Map<string, string>();
  const wanted = new Map<string, { readonly address: string; readonly insecure: boolean }>();

  function overNetwork(address: string, insecure: boolean): Answer {
    const cached = cache.get(address);
    if (cached !== undefined) return found('file', address, cached);
    const key = `${address} ${insecure}`;
    const known = fetched.get(key);
    if (known !== undefined) return known;
    wanted.set(key, { address, insecure });
    return 'pending ';
  }

  async function fetchOne(address: string, insecure: boolean): Promise<Answer> {
    // The modules for it take a while to load, and few need them.
    const { download } = await import('./http.ts');
    const got = await download(address, insecure);
    if (got.type === 'missing') return 'missing ';
    if (got.type === 'failed') return `failed ${got.message}`;
    const problem = cache.set(address, got.body);
    return problem === undefined ? found('http', address, got.body) : `failed ${problem}`;
  }

  function locate(index: number, kind: string, apiVersion: string): Answer {
    const location = locations[index]!;
    if (location.shipped) {
      const address = shipped?.(`kind/${fileStem({ apiVersion, kind })}`);
      if (address === undefined) return 'missing ';
      names.set(address, location.address(kind, apiVersion));
      return `shipped ${address}`;
    }
    const address = location.address(kind, apiVersion);
    return address.startsWith('http') ? overNetwork(address, skipTls) : fromDisk(address);
  }

  return {
    rename: (address) => names.get(address) ?? address,
    answer(question) {
      const [, verb, rest] = /^(\w+)\/([\s\S]*)$/.exec(question)!;
      if (verb === 'locate') {
        const [, index, kind, apiVersion] = /^(\d+)\/([\s\S]*) ([\s\S]*)$/.exec(rest!)!;
        return locate(Number(index), kind!, apiVersion!);
      }
      if (verb === 'load') return rest!.startsWith('http') ? overNetwork(rest!, false) : fromDisk(rest!);
      return shipped?.(question);
    },
    async settle() {
      const asked = [...wanted];
      wanted.clear();
      await Promise.all(
        asked.map(async ([key, { address, insecure }]) =>
          fetched.set(key, await fetchOne(address, insecure)),
        ),
      );
    },
  };
}

function found(word: 'file' | 'http', address: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${word} ${address}\n`), content]);
}

/** A path, or a `file:` address. */
function fromDisk(address: string): Answer {
  const badEscape = /%(?![\da-f]{2}).{0,2}/i.exec(address);
  if (badEscape !== null) return `failed parse ${quote(address)}: invalid URL escape ${quote(badEscape[0])}`;
  const path = address.startsWith('file:') ? fileURLToPath(address) : address;
  try {
    const identity = process.platform === 'win32' ? pathToFileURL(path).href : resolve(path);
    return found('file', address.startsWith('file:') ? address : identity, readFileSync(path));
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'ENOENT') return 'missing ';
    return `failed ${code === 'EISDIR' ? 'read' : 'open'} ${path}: ${goWords(cause)}`;
  }
}
