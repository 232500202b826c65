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

export function filesOf(initial: Readonly<Record<string, string>>, folders: readonly string[] = []): Files {
  const files = new Map(Object.entries(initial));
  const made = new Set(['/', '/tmp', ...folders]);
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
