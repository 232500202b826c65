import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Lower } from '../../src/lab/index.ts';

/** The largest file that is worth reading, in bytes. */
const LARGEST = 5_000_000;

/**
 * A real folder as the lab's disk has it: read, never written.
 *
 * @param folder the real one.
 * @param at     where the lab has it.
 */
export function realFolder(folder: string, at: string): Lower {
  const above = at.split('/').map((_, index, steps) => steps.slice(0, index + 1).join('/') || '/');
  const real = (path: string): string | undefined => {
    if (path !== at && !path.startsWith(`${at}/`)) return undefined;
    return join(folder, relative(at, path));
  };
  const kind = (path: string) => {
    try {
      const found = statSync(path);
      return found.isDirectory() ? 'folder' : found.isFile() && found.size <= LARGEST ? 'file' : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read(path) {
      const file = real(path);
      return file !== undefined && kind(file) === 'file' ? readFileSync(file, 'utf8') : undefined;
    },
    list(path) {
      const own = real(path);
      if (own !== undefined) return kind(own) === 'folder' ? readdirSync(own) : undefined;
      const step = above.indexOf(path);
      return step >= 0 ? [at.split('/')[step + 1] ?? ''] : undefined;
    },
  };
}
