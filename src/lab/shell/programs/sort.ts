import type { Program, ProgramCall } from '../state.ts';
import { lines, readAll } from '../streams.ts';
import { inputOf } from './inputs.ts';
import { optionsOf } from './options.ts';

async function allLines(
  call: ProgramCall,
  operands: readonly string[],
  words: (path: string, reason: string) => string,
): Promise<string[] | undefined> {
  const all: string[] = [];
  for (const path of operands.length > 0 ? operands : ['-']) {
    const input = inputOf(call, path, (reason) => words(path, reason));
    if (!input) return undefined;
    for await (const line of lines(input, call.signal)) all.push(line);
  }
  return all;
}

interface Key {
  readonly from: number;
  readonly to: number | undefined;
  readonly how: string;
}

const keyOf = (text: string): Key => {
  const [, from = '1', how = '', to, toHow = ''] =
    /^(\d+)(?:\.\d+)?([a-zA-Z]*)(?:,(\d+)(?:\.\d+)?([a-zA-Z]*))?$/.exec(text) ?? [];
  return { from: Number(from), to: to === undefined ? undefined : Number(to), how: how + toHow };
};

/** Fields keep the blanks before them, as sort's do without `-t`. */
const fieldsOf = (line: string, separator: string | undefined): string[] =>
  separator === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(separator);

const UNITS = ' KMGTPE';
const numberIn = (text: string): number => Number(/^\s*(-?\d*\.?\d+)/.exec(text)?.[1] ?? 0);
const humanIn = (text: string): number =>
  numberIn(text) *
  1024 ** Math.max(0, UNITS.indexOf((/^\s*-?[\d.]+([A-Za-z])/.exec(text)?.[1] ?? ' ').toUpperCase()));

/** Compares as the C locale does, or by what a key's letters say. */
function compare(left: string, right: string, how: string): number {
  if (how.includes('n') || how.includes('g')) return numberIn(left) - numberIn(right);
  if (how.includes('h')) return humanIn(left) - humanIn(right);
  const fold = (text: string) => {
    const trimmed = how.includes('b') ? text.trimStart() : text;
    return how.includes('f') ? trimmed.toUpperCase() : trimmed;
  };
  if (how.includes('V')) return fold(left).localeCompare(fold(right), 'en', { numeric: true });
  const [a, b] = [fold(left), fold(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export const sort: Program = async (call) => {
  const long = {
    reverse: 'r',
    unique: 'u',
    'numeric-sort': 'n',
    key: 'k',
    'field-separator': 't',
    'ignore-case': 'f',
    stable: 's',
    output: 'o',
    'version-sort': 'V',
    'human-numeric-sort': 'h',
    check: 'c',
  };
  const { flags, lists, operands, problem } = optionsOf('sort', call.argv, 'runk:t:fbso:Vhgcz', long);
  if (problem) {
    call.stderr(problem);
    return 2;
  }
  const all = await allLines(call, operands, (path, reason) =>
    reason === 'Is a directory' ? `read failed: ${path}: ${reason}` : `cannot read: ${path}: ${reason}`,
  );
  if (!all) return 2;
  const general = [...flags.keys()].filter((letter) => 'nrfbVhg'.includes(letter)).join('');
  const keys = (lists.get('k') ?? []).map(keyOf);
  const order = (left: string, right: string): number => {
    for (const { from, to, how } of keys) {
      const own = how || general;
      const pick = (line: string) =>
        fieldsOf(line, flags.get('t'))
          .slice(from - 1, to)
          .join(flags.get('t') ?? '');
      const result = compare(pick(left), pick(right), own);
      if (result !== 0) return own.includes('r') ? -result : result;
    }
    const result = keys.length > 0 ? 0 : compare(left, right, general);
    if (result !== 0 || flags.has('u') || flags.has('s')) return general.includes('r') ? -result : result;
    const last = compare(left, right, '');
    return general.includes('r') ? -last : last;
  };
  const sorted = [...all].sort(order);
  if (flags.has('c')) {
    const at = all.findIndex((line, index) => index > 0 && order(all[index - 1] as string, line) > 0);
    if (at < 0) return 0;
    call.stderr(`sort: ${operands[0] ?? '-'}:${at + 1}: disorder: ${all[at]}\n`);
    return 1;
  }
  const kept = flags.has('u')
    ? sorted.filter((line, index) => index === 0 || order(sorted[index - 1] as string, line) !== 0)
    : sorted;
  const text = kept.map((line) => `${line}\n`).join('');
  const target = flags.get('o');
  if (target === undefined) call.stdout(text);
  else await call.files.write(target, text);
  return 0;
};

export const uniq: Program = async (call) => {
  const { flags, operands, problem } = optionsOf('uniq', call.argv, 'cdui', {
    count: 'c',
    repeated: 'd',
    unique: 'u',
    'ignore-case': 'i',
  });
  if (problem) {
    call.stderr(problem);
    return 1;
  }
  const input = inputOf(call, operands[0] ?? '-');
  if (!input) return 1;
  const fold = (text: string) => (flags.has('i') ? text.toLowerCase() : text);
  let current: { line: string; count: number } | undefined;
  const flush = () => {
    if (!current) return;
    if ((flags.has('d') && current.count === 1) || (flags.has('u') && current.count > 1)) return;
    call.stdout(`${flags.has('c') ? `${String(current.count).padStart(7)} ` : ''}${current.line}\n`);
  };
  for await (const line of lines(input, call.signal)) {
    if (current && fold(current.line) === fold(line)) {
      current.count++;
      continue;
    }
    flush();
    current = { line, count: 1 };
  }
  flush();
  return 0;
};

export const wc: Program = async (call) => {
  const { flags, operands, problem } = optionsOf('wc', call.argv, 'lwcmL', {
    lines: 'l',
    words: 'w',
    bytes: 'c',
    chars: 'm',
  });
  if (problem) {
    call.stderr(problem);
    return 1;
  }
  const shown = [...'lwmc'].filter((letter) => (flags.size === 0 ? letter !== 'm' : flags.has(letter)));
  const rows: { name: string; counts: number[] }[] = [];
  let size = 0;
  let code = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const input = inputOf(call, path);
    if (!input) {
      code = 1;
      continue;
    }
    const text = await readAll(input, call.signal);
    const counts: Readonly<Record<string, number>> = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter((word) => word !== '').length,
      c: new TextEncoder().encode(text).length,
      m: [...text].length,
    };
    size += counts['c'] ?? 0;
    rows.push({ name: operands.length > 0 ? path : '', counts: shown.map((letter) => counts[letter] ?? 0) });
  }
  if (operands.length > 1)
    rows.push({
      name: 'total',
      counts: shown.map((_, index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)),
    });
  // Several numbers of standard input stand in columns of seven, those of files in columns as wide as all their bytes.
  const several = shown.length > 1 || rows.length > 1;
  const width = !several ? 1 : operands.length === 0 ? 7 : String(size).length;
  for (const { name, counts } of rows)
    call.stdout(
      `${counts.map((count) => String(count).padStart(width)).join(' ')}${name ? ` ${name}` : ''}\n`,
    );
  return code;
};
