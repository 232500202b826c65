import { resolvePath } from '../../images/index.ts';
import type { Program, ProgramCall } from '../state.ts';
import { optionsOf } from './options.ts';

const LONG = {
  all: 'a',
  'almost-all': 'A',
  directory: 'd',
  recursive: 'R',
  reverse: 'r',
  'human-readable': 'h',
  classify: 'F',
  color: 'G',
};

const bits = (mode: number): string =>
  [6, 3, 0]
    .map((shift) =>
      ['r', 'w', 'x'].map((letter, at) => ((mode >> shift) & (4 >> at) ? letter : '-')).join(''),
    )
    .join('');

function human(size: number): string {
  if (size < 1024) return String(size);
  const power = Math.floor(Math.log2(size) / 10);
  const value = size / 1024 ** power;
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${' KMGT'[power]}`;
}

/** `Nov 25 22:46`, in UTC. */
function when(time: number): string {
  const [, , day, month, , clock] =
    /^(\w+), (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(time).toUTCString()) ?? [];
  return `${month} ${String(Number(day)).padStart(2)} ${clock}`;
}

interface Entry {
  readonly name: string;
  readonly path: string;
}

/** GNU ls, a name a line as into a pipe. */
export const ls: Program = async (call) => {
  const { flags, operands, problem } = optionsOf('ls', call.argv, 'aAdlRrt1hFGSpCxkinos', LONG);
  if (problem) {
    call.stderr(problem);
    return 2;
  }
  const { disk } = call.world;
  const files: Entry[] = [];
  const folders: Entry[] = [];
  let code = 0;
  for (const name of operands.length > 0 ? operands : ['.']) {
    const path = resolvePath(name, call.cwd);
    const kind = disk.kind(path);
    if (!kind) {
      call.stderr(`ls: cannot access '${name}': No such file or directory\n`);
      code = 2;
    } else (kind === 'folder' && !flags.has('d') ? folders : files).push({ name, path });
  }
  show(files, flags, call, false);
  let first = files.length === 0;
  const titled = operands.length > 1 || flags.has('R');
  const visit = ({ name, path }: Entry) => {
    if (titled) call.stdout(`${first ? '' : '\n'}${name}:\n`);
    first = false;
    const inside = disk.list(path) ?? [];
    const hidden = flags.has('a') || flags.has('A');
    const names = [
      ...(flags.has('a') ? ['.', '..'] : []),
      ...inside.filter((each) => hidden || !each.startsWith('.')),
    ];
    const entries = names.map((each) => ({ name: each, path: resolvePath(each, path) }));
    show(entries, flags, call, true);
    if (!flags.has('R')) return;
    for (const each of entries)
      if (disk.kind(each.path) === 'folder' && !/^\.\.?$/.test(each.name))
        visit({ name: `${name}/${each.name}`, path: each.path });
  };
  for (const folder of order(folders, flags, call)) visit(folder);
  return code;
};

function order(
  entries: readonly Entry[],
  flags: ReadonlyMap<string, string>,
  { world: { disk } }: ProgramCall,
): Entry[] {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  if (flags.has('t')) sorted.sort((a, b) => disk.changed(b.path) - disk.changed(a.path));
  if (flags.has('S'))
    sorted.sort((a, b) => (disk.read(b.path)?.length ?? 0) - (disk.read(a.path)?.length ?? 0));
  return flags.has('r') ? sorted.reverse() : sorted;
}

function show(
  entries: readonly Entry[],
  flags: ReadonlyMap<string, string>,
  call: ProgramCall,
  total: boolean,
): void {
  const { disk } = call.world;
  const sorted = order(entries, flags, call);
  const sizeOf = (path: string) =>
    disk.kind(path) === 'folder' ? 4096 : new TextEncoder().encode(disk.read(path) ?? '').length;
  const mark = (path: string) =>
    disk.kind(path) === 'folder' && (flags.has('F') || flags.has('p')) ? '/' : '';
  if (!flags.has('l')) {
    for (const { name, path } of sorted) call.stdout(`${name}${mark(path)}\n`);
    return;
  }
  const sizes = sorted.map(({ path }) => (flags.has('h') ? human(sizeOf(path)) : String(sizeOf(path))));
  const width = Math.max(0, ...sizes.map((size) => size.length));
  if (total)
    call.stdout(`total ${sorted.reduce((sum, { path }) => sum + Math.ceil(sizeOf(path) / 4096) * 4, 0)}\n`);
  for (const [index, { name, path }] of sorted.entries()) {
    const folder = disk.kind(path) === 'folder';
    call.stdout(
      `${folder ? 'd' : '-'}${bits(disk.mode.get(path))} ${folder ? 2 : 1} user user ${(sizes[index] ?? '').padStart(width)} ${when(disk.changed(path))} ${name}${mark(path)}\n`,
    );
  }
}
