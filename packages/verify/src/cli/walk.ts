import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const TEXTS = /\.(?:ya?ml|mdx?)$/i;
const SKIPPED = new Set(['node_modules', 'dist']);

/** What a folder holds. Paths are relative to it, with `/`. */
export interface Folder {
  readonly files: readonly string[];
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
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const child = join(path, entry.name);
      const name = relative(folder, child).split(sep).join('/');
      let directory = entry.isDirectory();
      if (entry.isSymbolicLink()) {
        const target = await realpath(child).catch(() => undefined);
        if (target === undefined || !`${target}${sep}`.startsWith(root + sep)) {
          if (TEXTS.test(entry.name)) leaving.set(name, await readlink(child));
          continue;
        }
        directory = (await stat(child)).isDirectory();
      }
      if (directory) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) await visit(child);
      } else if (TEXTS.test(entry.name)) files.push(name);
    }
  };
  await visit(folder);
  return { files: files.sort(), leaving };
}
