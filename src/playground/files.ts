/** A file in the playground. */
export interface PlayFile {
  readonly name: string;
  readonly text: string;
}

/** Everything that the playground keeps, shares and opens. */
export interface Workspace {
  /** At least one; names are all different. */
  readonly files: readonly PlayFile[];
  /** Name of the file that is shown. */
  readonly shown: string;
  /** Minor version of Kubernetes that judges. */
  readonly version: string;
}

export const VERSIONS = ['1.35', '1.36', '1.37'] as const;
export const NEWEST = '1.37';

/** What the playground takes in, whoever it comes from. Texts are measured in UTF-16 units. */
export const LIMITS = { files: 30, text: 1_500_000, total: 3_000_000, name: 60 } as const;

/**
 * A name that is safe in a tab, in a folder and in a command line: the last part of a path, without anything that a
 * shell or a file system reads. A file without `.yaml`, `.yml` or `.json` becomes `.yaml`.
 */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const [, stem = '', end = '.yaml'] = /^(.*?)(\.(?:ya?ml|json))?$/su.exec(last) ?? [];
  const clean = stem
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '')
    .replace(/[-.]+$/, '');
  return `${[...clean].slice(0, LIMITS.name).join('') || 'file'}${end}`;
}

/** The safe name itself when it is free, otherwise with a number: `web.yaml` → `web-2.yaml`. */
export function freeName(given: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  const name = safeName(given);
  if (!names.has(name)) return name;
  const dot = name.lastIndexOf('.');
  for (let number = 2; ; number += 1) {
    const next = `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
    if (!names.has(next)) return next;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a workspace out of JSON that anybody may have written.
 *
 * @returns undefined when it is none, or is larger than `LIMITS`. Names are made safe and different.
 */
export function workspaceOf(value: unknown): Workspace | undefined {
  if (!isRecord(value)) return undefined;
  const { files, shown, version } = value;
  if (!Array.isArray(files) || files.length === 0 || files.length > LIMITS.files) return undefined;
  const read: PlayFile[] = [];
  let total = 0;
  let front: string | undefined;
  for (const each of files as readonly unknown[]) {
    if (!isRecord(each)) return undefined;
    const { name, text } = each;
    if (typeof name !== 'string' || typeof text !== 'string' || text.length > LIMITS.text) return undefined;
    total += text.length;
    const own = freeName(
      name.slice(0, 500),
      read.map((file) => file.name),
    );
    if (name === shown) front = own;
    read.push({ name: own, text });
  }
  if (total > LIMITS.total) return undefined;
  return {
    files: read,
    shown: front ?? read[0]?.name ?? '',
    version: VERSIONS.find((known) => known === version) ?? NEWEST,
  };
}
