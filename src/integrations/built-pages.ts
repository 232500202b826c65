import { readdir } from 'node:fs/promises';

/**
 * Paths of all files of a built site below its root, with `/`, in the order of their names.
 * @param root Folder of the built site.
 * @param keep Which of them.
 * @throws what the file system throws when the folder cannot be read.
 */
export async function builtFiles(root: string, keep: (path: string) => boolean): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replaceAll('\\', '/'))
    .map((path) => path.replace(/^\/+/, ''))
    .filter(keep)
    .sort();
}

/** Paths of all pages of a built site, e.g. `ch-01/index.html`. */
export const builtPages = (root: string): Promise<string[]> =>
  builtFiles(root, (path) => path.endsWith('.html'));
