import { resolvePath } from '../../images/index.ts';
import type { Program, ProgramCall } from '../state.ts';
import { type Input, lines, room } from '../streams.ts';
import { inputOf } from './inputs.ts';
import { optionsOf } from './options.ts';
import { basicSource, extendedSource, literalSource } from './regex.ts';

const LETTERS = 'EFGPivwxcnHhoqslLrRaIe:f:m:A:B:C:zbUy';
const LONG = {
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  'basic-regexp': 'G',
  'perl-regexp': 'P',
  regexp: 'e',
  file: 'f',
  'ignore-case': 'i',
  'invert-match': 'v',
  'word-regexp': 'w',
  'line-regexp': 'x',
  count: 'c',
  'line-number': 'n',
  'with-filename': 'H',
  'no-filename': 'h',
  'only-matching': 'o',
  quiet: 'q',
  silent: 'q',
  'no-messages': 's',
  'files-with-matches': 'l',
  'files-without-match': 'L',
  recursive: 'r',
  'max-count': 'm',
  'after-context': 'A',
  'before-context': 'B',
  context: 'C',
  text: 'a',
  color: 'U',
  colour: 'U',
  'line-buffered': 'U',
};

interface Search {
  readonly test: RegExp;
  readonly flags: ReadonlyMap<string, string>;
  readonly named: boolean;
  readonly call: ProgramCall;
}

const USAGE = `Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n`;

/** GNU grep, line by line as they come. */
export const grep: Program = async (call) => {
  const argv = call.argv.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-C', arg.slice(1)] : [arg]));
  const { flags, lists, operands, problem } = optionsOf('grep', argv, LETTERS, LONG);
  if (problem) {
    call.stderr(problem.replace(/Try[\s\S]*/, USAGE));
    return 2;
  }
  const given = [...(lists.get('e') ?? [])];
  for (const file of lists.get('f') ?? [])
    given.push(...((await call.files.read(file)) ?? '').replace(/\n$/, '').split('\n'));
  const rest = [...operands];
  if (given.length === 0 && !flags.has('f')) {
    const first = rest.shift();
    if (first === undefined) {
      call.stderr(USAGE);
      return 2;
    }
    given.push(first);
  }
  const test = compile(
    given.flatMap((text) => text.split('\n')),
    flags,
    call.name === 'egrep',
    call.name === 'fgrep',
  );
  if (typeof test === 'string') {
    call.stderr(`grep: ${test}\n`);
    return 2;
  }
  const recursive = flags.has('r') || flags.has('R');
  const paths = recursive
    ? (rest.length > 0 ? rest : ['.']).flatMap((path) => filesBelow(call, path))
    : rest.length > 0
      ? rest
      : ['-'];
  const search: Search = {
    test,
    flags,
    call,
    named: !flags.has('h') && (flags.has('H') || recursive || rest.length > 1),
  };
  let found = false;
  let failed = false;
  for (const path of paths) {
    const quiet = flags.has('s') ? { ...call, stderr: () => {} } : call;
    const input = inputOf(quiet, path);
    if (!input) {
      failed = true;
      continue;
    }
    if (await searchIn(input, path === '-' ? '(standard input)' : path, search)) found = true;
    if (found && flags.has('q')) return 0;
  }
  return failed && !(found && flags.has('q')) ? 2 : found ? 0 : 1;
};

function filesBelow(call: ProgramCall, path: string): string[] {
  const { disk } = call.world;
  const names = disk.list(resolvePath(path, call.cwd));
  if (!names) return [path];
  return names.flatMap((name) => filesBelow(call, path === '/' ? `/${name}` : `${path}/${name}`));
}

function compile(
  patterns: readonly string[],
  flags: ReadonlyMap<string, string>,
  extended: boolean,
  fixed: boolean,
): RegExp | string {
  try {
    const sources = patterns.map((text) => {
      if (fixed || flags.has('F')) return literalSource(text);
      if (flags.has('P')) return text;
      return extended || flags.has('E') ? extendedSource(text) : basicSource(text);
    });
    let source = sources.map((text) => `(?:${text})`).join('|');
    if (flags.has('x')) source = `^(?:${source})$`;
    else if (flags.has('w')) source = `(?<!\\w)(?:${source})(?!\\w)`;
    return new RegExp(source, `gu${flags.has('i') || flags.has('y') ? 'i' : ''}`);
  } catch (error) {
    return error instanceof SyntaxError ? 'Invalid regular expression' : (error as Error).message;
  }
}

async function searchIn(input: Input, path: string, { test, flags, named, call }: Search): Promise<boolean> {
  const around = Number(flags.get('C') ?? 0);
  const after = Number(flags.get('A') ?? around);
  const before = Number(flags.get('B') ?? around);
  const most = flags.has('m') ? Number(flags.get('m')) : Number.POSITIVE_INFINITY;
  const silent = flags.has('q') || flags.has('c') || flags.has('l') || flags.has('L');
  const held: { number: number; line: string }[] = [];
  let number = 0;
  let last = 0;
  let left = 0;
  let count = 0;
  const show = (text: string, at: number, mark: string) => {
    call.stdout(`${named ? `${path}${mark}` : ''}${flags.has('n') ? `${at}${mark}` : ''}${text}\n`);
  };
  const context = (line: string, at: number) => {
    if ((before > 0 || after > 0) && last > 0 && at > last + 1) call.stdout('--\n');
    show(line, at, '-');
    last = at;
  };
  for await (const line of lines(input, call.signal)) {
    number++;
    if (count >= most && left === 0) break;
    test.lastIndex = 0;
    const met = test.test(line) !== flags.has('v') && count < most;
    if (!met) {
      if (left > 0 && !silent) {
        left--;
        if (!flags.has('o')) context(line, number);
      } else if (before > 0) {
        held.push({ number, line });
        if (held.length > before) held.shift();
      }
      continue;
    }
    count++;
    if (flags.has('q') || flags.has('l')) break;
    if (silent) {
      if (count >= most) break;
      continue;
    }
    if (flags.has('o')) {
      // The search above left the expression behind the line's first match.
      test.lastIndex = 0;
      if (!flags.has('v')) for (const [text] of line.matchAll(test)) if (text !== '') show(text, number, ':');
    } else {
      for (const each of held) context(each.line, each.number);
      if ((before > 0 || after > 0) && last > 0 && number > last + 1) call.stdout('--\n');
      show(line, number, ':');
      last = number;
    }
    held.length = 0;
    left = after;
    await room(call.output, call.signal);
    if (count >= most && left === 0) break;
  }
  if (flags.has('c')) call.stdout(`${named ? `${path}:` : ''}${count}\n`);
  if ((flags.has('l') && count > 0) || (flags.has('L') && count === 0)) call.stdout(`${path}\n`);
  return flags.has('L') ? count === 0 : count > 0;
}
