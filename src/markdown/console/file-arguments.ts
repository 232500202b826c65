/** A manifest that a command names after `-f`. Offsets count UTF-16 units of the command, `end` exclusive. */
export interface FileArgument {
  readonly start: number;
  readonly end: number;
  /** As in `manifests/`, e.g. `broken/tab.yaml`. */
  readonly name: string;
}

const ARGUMENT = /(?<=\s)(?:-f|--filename)(?:=|\s+)(?<name>[\w./-]+)(?=\s|$)/dg;

/**
 * The manifests that a `kubectl` command is given with `-f`.
 * @param command A command as a shell reads it.
 * @param manifests Names of the files that exist under `manifests/`; other arguments are left out.
 */
export function fileArguments(command: string, manifests: ReadonlySet<string>): FileArgument[] {
  if (!/\bkubectl\b/.test(command)) return [];
  const found: FileArgument[] = [];
  for (const match of command.matchAll(ARGUMENT)) {
    const range = match.indices?.groups?.['name'];
    const name = match.groups?.['name']?.replace(/^\.\//, '');
    if (range && name && manifests.has(name)) found.push({ start: range[0], end: range[1], name });
  }
  return found;
}
