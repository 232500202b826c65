import { type Command, forEachChild, parse, type SyntaxNode } from 'unbash';
import { type Arg, argOf, type Source, UNKNOWN, wholeText } from './arg.ts';

/** A call of a program with its arguments, wherever it stands in a command line. */
export interface Invocation {
  readonly tool: string;
  readonly name: Arg;
  readonly args: readonly Arg[];
}

/** How a program that runs another one reads its own arguments. */
interface Wrapper {
  /** Short flags that take the next argument when nothing is joined to them. */
  readonly valued: string;
  /** Long flags that take the next argument. */
  readonly long?: readonly string[];
  /** Arguments of its own before the other program's name. */
  readonly own?: number;
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: { valued: 'ugpCTRrth', long: ['--user', '--group', '--prompt'] },
  doas: { valued: 'u' },
  env: { valued: 'uCS', long: ['--unset', '--chdir'] },
  nohup: { valued: '' },
  time: { valued: 'fo' },
  command: { valued: '' },
  builtin: { valued: '' },
  exec: { valued: 'a' },
  nice: { valued: 'n', long: ['--adjustment'] },
  ionice: { valued: 'cnp' },
  stdbuf: { valued: 'ioe' },
  setsid: { valued: '' },
  caffeinate: { valued: 'tw' },
  unbuffer: { valued: '' },
  timeout: { valued: 'sk', long: ['--signal', '--kill-after'], own: 1 },
  gtimeout: { valued: 'sk', long: ['--signal', '--kill-after'], own: 1 },
  watch: { valued: 'nq', long: ['--interval'] },
  xargs: { valued: 'adEIiLlnPs', long: ['--max-args', '--max-procs', '--replace', '--delimiter'] },
};

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh']);
const NAMES: Readonly<Record<string, string>> = { k: 'kubectl' };
const MAX_DEPTH = 8;

const nameOf = ({ value }: Arg): string => {
  const base = value.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
  return NAMES[base] ?? base;
};

/** The arguments that follow the flags and own arguments of a wrapper. */
function afterOwn(args: readonly Arg[], { valued, long = [], own = 0 }: Wrapper): readonly Arg[] {
  let at = 0;
  for (; at < args.length; at++) {
    const value = args[at]?.value ?? '';
    if (value === '--') {
      at += 1;
      break;
    }
    if (!value.startsWith('-')) break;
    const takesNext = value.startsWith('--')
      ? long.includes(value)
      : value.length === 2 && valued.includes(value[1] ?? ' ');
    if (takesNext) at += 1;
  }
  return args.slice(at + own);
}

const sourceOf = ({ value, starts, ends }: Arg): Source => ({ text: value, starts, ends });

function joined(args: readonly Arg[]): Source {
  const parts = args.map(sourceOf);
  const [first] = parts;
  if (!first) return { text: '', starts: [], ends: [] };
  return parts.slice(1).reduce(
    (all, part) => ({
      text: `${all.text} ${part.text}`,
      starts: [...all.starts, all.ends.at(-1) ?? 0, ...part.starts],
      ends: [...all.ends, (all.ends.at(-1) ?? 0) + 1, ...part.ends],
    }),
    first,
  );
}

/** What xargs gives beyond what is written: arguments at the end, or in place of `{}`. */
function withInput(own: readonly Arg[], rest: readonly Arg[]): readonly Arg[] {
  const flag = own.findIndex(({ value }) => /^-[Ii]/.test(value) || value.startsWith('--replace'));
  const [last] = rest.slice(-1);
  if (!last) return rest;
  if (flag < 0) {
    const { start, end } = last;
    return [...rest, { value: UNKNOWN, starts: [start], ends: [end], start, end, splits: true }];
  }
  const mark = own[flag]?.value.replace(/^-I|^-i|^--replace=?/, '') || own[flag + 1]?.value || '{}';
  return rest.map((arg) => (arg.value.includes(mark) ? { ...arg, value: UNKNOWN, splits: false } : arg));
}

function scriptOf(args: readonly Arg[]): Arg | undefined {
  const flag = args.findIndex(({ value }) => /^-[a-z]*c$/i.test(value));
  return flag < 0 ? undefined : args[flag + 1];
}

function* unwrap(words: readonly Arg[], depth: number): Generator<Invocation> {
  const [name, ...args] = words;
  if (!name || depth > MAX_DEPTH) return;
  const tool = nameOf(name);
  if (SHELLS.has(tool)) {
    const script = scriptOf(args);
    if (script) yield* invocationsIn(sourceOf(script), depth + 1);
    return;
  }
  if (tool === 'eval') return yield* invocationsIn(joined(args), depth + 1);
  const wrapper = WRAPPERS[tool];
  if (!wrapper) return yield { tool, name, args };
  const rest = afterOwn(args, wrapper);
  if (tool === 'watch') return yield* invocationsIn(joined(rest), depth + 1);
  const free = tool === 'env' || tool === 'sudo' ? rest.filter(isNoAssignment) : rest;
  const given = tool === 'xargs' ? withInput(args.slice(0, args.length - rest.length), free) : free;
  yield* unwrap(given, depth + 1);
}

/** Assignments stand before the program's name only. */
function isNoAssignment({ value }: Arg, index: number, all: readonly Arg[]): boolean {
  return !all.slice(0, index + 1).every((each) => /^[A-Za-z_]\w*=/.test(each.value)) || !value.includes('=');
}

/** A heredoc that a shell reads is a script. */
function* heredocScripts(
  node: Command,
  words: readonly Arg[],
  source: Source,
  depth: number,
): Generator<Invocation> {
  const [name] = words;
  if (!name || !SHELLS.has(nameOf(name)) || scriptOf(words)) return;
  for (const redirect of node.redirects) {
    if (redirect.type !== 'HereDoc') continue;
    const { pos, end } = redirect.body;
    const part = {
      text: source.text.slice(pos, end),
      starts: source.starts.slice(pos, end),
      ends: source.ends.slice(pos, end),
    };
    yield* invocationsIn(part, depth + 1);
  }
}

function* invocationsIn(source: Source, depth: number): Generator<Invocation> {
  const found: Invocation[] = [];
  const walk = (node: SyntaxNode): void => {
    // Its positions index a text of its own: nothing could be pointed at.
    if (node.type === 'Script' && node.source !== undefined) return;
    if (node.type === 'Command' && node.name) {
      const words = [node.name, ...node.args].map((word) => argOf(word, source));
      found.push(...unwrap(words, depth), ...heredocScripts(node, words, source, depth));
    }
    forEachChild(node, walk);
  };
  walk(parse(source.text));
  yield* found;
}

/**
 * Every call of a program in a command line: in pipes, loops, substitutions and heredocs, behind `timeout`, `xargs`
 * and the like, and inside of `sh -c '…'`.
 *
 * @param text a command as pasted, lines joined by `\n`.
 */
export const invocationsOf = (text: string): Invocation[] => [...invocationsIn(wholeText(text), 0)];
