import { filesOf, manifestPath, readShell } from 'kubernetes-guide-verify';

/** A manifest that a command names after `-f`. Offsets count UTF-16 units of the command, `end` exclusive. */
export interface FileArgument {
  readonly start: number;
  readonly end: number;
  /** As in `manifests/`, e.g. `broken/tab.yaml`. */
  readonly name: string;
}

/**
 * The manifests that `kubectl` is given with `-f`, in the order of the text. These are what it also takes as a URL.
 * @param command A command as a shell reads it.
 * @param manifests Names of the files that exist under `manifests/`; other arguments are left out.
 */
export function fileArguments(command: string, manifests: ReadonlySet<string>): FileArgument[] {
  const kubectl = readShell(command).commands.filter(({ words }) => words[0]?.value === 'kubectl');
  return filesOf(kubectl.map((each) => ({ ...each, reads: [] })))
    .flatMap(({ path, word }) => {
      const name = manifestPath(path, undefined);
      const at = word.text.lastIndexOf(path);
      if (name === undefined || at < 0 || !manifests.has(name)) return [];
      return [{ start: word.start + at, end: word.start + at + path.length, name }];
    })
    .sort((one, other) => one.start - other.start);
}
