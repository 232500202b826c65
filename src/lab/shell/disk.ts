import { resolvePath } from '../images/index.ts';

/** Files that were there before, which the lab reads but never changes. */
export interface Lower {
  /** The text of a file; undefined when it is none. */
  read(path: string): string | undefined;
  /** Names in a folder; undefined when it is none. */
  list(path: string): readonly string[] | undefined;
}

/** The file system of the reader's computer: what was there, and in memory what has changed since. */
export interface Disk {
  read(path: string): string | undefined;
  /** @throws {DiskError} when the folder is missing, or the path is a folder. */
  write(path: string, text: string): void;
  append(path: string, text: string): void;
  kind(path: string): 'file' | 'folder' | undefined;
  /** Names, sorted; undefined when there is no such folder. */
  list(path: string): readonly string[] | undefined;
  makeFolder(path: string): void;
  /** Removes a file, or a folder with everything in it. */
  remove(path: string): void;
  /** When a file or folder last changed, in milliseconds since 1970. */
  changed(path: string): number;
  readonly mode: { get(path: string): number; set(path: string, mode: number): void };
}

/** Why a file cannot be had, in the words of `strerror`. */
export class DiskError extends Error {}

export const NO_SUCH = 'No such file or directory';
export const IS_FOLDER = 'Is a directory';
export const NOT_FOLDER = 'Not a directory';

const above = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

type Entry = { readonly text: string; readonly at: number } | 'folder' | 'gone';

/** @param now milliseconds since 1970, for the times of files. */
export function diskOf(lower: Lower | undefined, now: () => number): Disk {
  const entries = new Map<string, Entry>([['/', 'folder']]);
  const modes = new Map<string, number>();
  const born = now();

  const below = (path: string): boolean => {
    // A removed folder hides everything that was in it.
    for (let at = path; at !== '/'; at = above(at)) if (entries.get(at) === 'gone') return false;
    return true;
  };
  const entry = (path: string): Entry | undefined => {
    const own = entries.get(path);
    if (own !== undefined) return own === 'gone' ? undefined : own;
    if (!lower || !below(path)) return undefined;
    const text = lower.read(path);
    if (text !== undefined) return { text, at: born };
    return lower.list(path) ? 'folder' : undefined;
  };

  const disk: Disk = {
    read(path) {
      const found = entry(resolvePath(path));
      return typeof found === 'object' ? found.text : undefined;
    },
    write(path, text) {
      const full = resolvePath(path);
      const found = entry(full);
      if (found === 'folder') throw new DiskError(IS_FOLDER);
      const folder = entry(above(full));
      if (folder !== 'folder') throw new DiskError(folder ? NOT_FOLDER : NO_SUCH);
      entries.set(full, { text, at: now() });
    },
    append: (path, text) => disk.write(path, (disk.read(path) ?? '') + text),
    kind(path) {
      const found = entry(resolvePath(path));
      return found === undefined ? undefined : found === 'folder' ? 'folder' : 'file';
    },
    list(path) {
      const full = resolvePath(path);
      if (entry(full) !== 'folder') return undefined;
      const names = new Set(below(full) ? lower?.list(full) : []);
      for (const [other, what] of entries) {
        if (other === '/' || above(other) !== full) continue;
        if (what === 'gone') names.delete(last(other));
        else names.add(last(other));
      }
      return [...names].sort();
    },
    makeFolder(path) {
      const full = resolvePath(path);
      if (entry(full)) throw new DiskError('File exists');
      const folder = entry(above(full));
      if (folder !== 'folder') throw new DiskError(folder ? NOT_FOLDER : NO_SUCH);
      entries.set(full, 'folder');
    },
    remove(path) {
      const full = resolvePath(path);
      for (const other of [...entries.keys()]) if (other.startsWith(`${full}/`)) entries.delete(other);
      entries.set(full, 'gone');
      modes.delete(full);
    },
    changed(path) {
      const found = entry(resolvePath(path));
      return typeof found === 'object' ? found.at : born;
    },
    mode: {
      get: (path) => modes.get(resolvePath(path)) ?? (disk.kind(path) === 'folder' ? 0o755 : 0o644),
      set: (path, mode) => void modes.set(resolvePath(path), mode),
    },
  };
  return disk;
}

/** Makes a folder and those above it. */
export function makeFolders(disk: Disk, path: string): void {
  const full = resolvePath(path);
  if (disk.kind(full)) return;
  makeFolders(disk, above(full));
  disk.makeFolder(full);
}
