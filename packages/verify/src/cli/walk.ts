import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const TEXTS = /\.(?:ya?ml|mdx?)$/i;
const SKIPPED = new Set(['node_modules', 'dist']);

/** What a folder holds. Paths are relative to it, with `/`. */
export interface Folder {
  readonly files: readonly string[];
  /** The bytes of paths that are no UTF-8, by what is in `files` for them. */
  readonly raw: ReadonlyMap<string, Buffer>;
  /** Symbolic links that lead out of the folder, which are not read, with what they point to. */
  readonly leaving: ReadonlyMap<string, string>;
}

/**
 * Lists the YAML and Markdown files under a folder, sorted. Hidden folders, `node_modules` and `dist` are skipped;
 * links are followed while they stay in the folder.
 *
 * @throws Error of the file system when the folder cannot be read.
 */
export async function walk(folder: string): Promise<Folder> {
  const root = await realpath(folder);
  const files: string[] = [];
  const leaving = new Map<string, string>();
  const raw = new Map<string, Buffer>();
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      const name = relative(folder, child).split(sep).join('/');
      let directory = entry.isDirectory();
      let regular = entry.isFile();
      if (entry.isSymbolicLink()) {
        const target = await realpath(child).catch(() => undefined);
        if (target === undefined || !`${target}${sep}`.startsWith(root + sep)) {
          if (TEXTS.test(entry.name)) leaving.set(name, await readlink(child));
          continue;
        }
        const found = await stat(child);
        directory = found.isDirectory();
        regular = found.isFile();
      }
      if (directory) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) await visit(child);
      } else if (regular && TEXTS.test(entry.name)) {
        files.push(name);
        // As an old zip holds it.
        if (name.includes('\ufffd')) {
          const bytes = (await readdir(path, { encoding: 'buffer' })).find(
            (each) => each.toString() === entry.name,
          );
          if (bytes) raw.set(name, Buffer.concat([Buffer.from(`${path}${sep}`), bytes]));
        }
      }
    }
  };
  await visit(folder);
  return { files: files.sort(), raw, leaving };
}
