/** The files of one container. Folders exist when something lies in them or they were made. */
export interface Files {
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  /** True when there was such a file. */
  remove(path: string): boolean;
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  makeFolder(path: string): void;
  /** Names in a folder, sorted. */
  list(path: string): readonly string[];
  /** Whether nothing can be written there. */
  isReadOnly(path: string): boolean;
}

/** A volume within the files of a container. */
export interface Mount {
  /** `/etc/settings` */
  readonly at: string;
  /** The part of the volume that is mounted: empty for all of it. */
  readonly within: string;
  readonly files: Files;
  readonly readOnly: boolean;
}

/** Files with volumes mounted over them; of nested ones the deeper must come later. */
export function mounted(base: Files, mounts: readonly Mount[]): Files {
  const over = (
    path: string,
  ): { readonly files: Files; readonly path: string; readonly readOnly: boolean } => {
    const full = resolvePath(path);
    const mount = mounts.findLast(({ at }) => full === at || full.startsWith(at === '/' ? '/' : `${at}/`));
    if (!mount) return { files: base, path: full, readOnly: false };
    return {
      files: mount.files,
      path: `${mount.within}${full.slice(mount.at.length)}` || '/',
      readOnly: mount.readOnly,
    };
  };
  for (const { at } of mounts) base.makeFolder(at);
  return {
    read: (path) => over(path).files.read(over(path).path),
    write: (path, text) => over(path).files.write(over(path).path, text),
    remove: (path) => over(path).files.remove(over(path).path),
    isFile: (path) => over(path).files.isFile(over(path).path),
    isFolder: (path) => over(path).files.isFolder(over(path).path),
    makeFolder: (path) => over(path).files.makeFolder(over(path).path),
    list: (path) => over(path).files.list(over(path).path),
    isReadOnly: (path) => over(path).readOnly,
  };
}

/** `/a/./b/../c` as `/a/c`; relative paths lie in `folder`. */
export function resolvePath(path: string, folder = '/'): string {
  const steps: string[] = [];
  for (const step of `${path.startsWith('/') ? '' : `${folder}/`}${path}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return `/${steps.join('/')}`;
}

export function filesOf(
  initial: Readonly<Record<string, string>>,
  folders: readonly string[] = ['/tmp'],
): Files {
  const files = new Map(Object.entries(initial));
  const made = new Set(['/', ...folders]);
  const isFolder = (path: string) => {
    const full = resolvePath(path);
    const prefix = full === '/' ? '/' : `${full}/`;
    return made.has(full) || [...files.keys(), ...made].some((other) => other.startsWith(prefix));
  };
  return {
    read: (path) => files.get(resolvePath(path)),
    write: (path, text) => void files.set(resolvePath(path), text),
    remove: (path) => files.delete(resolvePath(path)),
    isFile: (path) => files.has(resolvePath(path)),
    isFolder,
    makeFolder: (path) => void made.add(resolvePath(path)),
    isReadOnly: () => false,
    list(path) {
      const full = resolvePath(path);
      const prefix = full === '/' ? '/' : `${full}/`;
      const names = [...files.keys(), ...made]
        .filter((other) => other.startsWith(prefix) && other !== full)
        .map((other) => other.slice(prefix.length).split('/')[0] as string);
      return [...new Set(names)].sort();
    },
  };
}
