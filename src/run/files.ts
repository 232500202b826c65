import type { Lower } from '../lab/index.ts';

/**
 * Files by name as the lab's disk reads them.
 *
 * @param folder Absolute path under which they lie.
 */
export function lowerOf(folder: string, files: Readonly<Record<string, string>>): Lower {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const folders = new Map<string, Set<string>>();
  for (const path of texts.keys()) {
    const parts = path.split('/');
    for (let end = 1; end < parts.length; end += 1) {
      const parent = parts.slice(0, end).join('/') || '/';
      folders.set(parent, (folders.get(parent) ?? new Set()).add(parts[end] ?? ''));
    }
  }
  return {
    read: (path) => texts.get(path),
    list: (path) => {
      const names = folders.get(path);
      return names && [...names].sort();
    },
  };
}
