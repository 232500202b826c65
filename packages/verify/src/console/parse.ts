import { diagnose } from '../codes/index.ts';
import { readShell } from '../command/shell.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { unescapeOutput } from './escape.ts';
import { parseOptions } from './options.ts';
import type { ConsoleBlock, ConsoleOrigin, ConsoleStep, OutputLine } from './types.ts';

const INFO = '```console ';
const PROMPT = '$ ';

interface Line {
  readonly text: string;
  readonly number: number;
}

const isPrompt = (text: string): boolean => text.startsWith(PROMPT) || text === '$';
const isContinuation = (text: string): boolean => text.startsWith('> ') || text === '>';

const UNCLOSED = {
  quote: { what: '따옴표', write: '따옴표를 닫거나, 다음 줄을 "> "로 이으세요.' },
  heredoc: { what: '히어독', write: '끝을 알리는 낱말을 "> "로 시작하는 줄에 쓰세요.' },
  backslash: { what: '줄 끝의 역슬래시', write: '역슬래시를 지우거나, 다음 줄을 "> "로 이으세요.' },
  other: { what: '괄호나 연산자', write: '명령을 끝까지 쓰거나, 다음 줄을 "> "로 이으세요.' },
} as const;

/** Splits a block's lines where commands begin. What stands before the first prompt comes first. */
function split(lines: readonly Line[]): {
  readonly head: readonly Line[];
  readonly groups: readonly Line[][];
} {
  const head: Line[] = [];
  const groups: Line[][] = [];
  for (const line of lines) {
    if (isPrompt(line.text)) groups.push([line]);
    else (groups.at(-1) ?? head).push(line);
  }
  return { head, groups };
}

/** Takes the lines of a command: the prompt's, and those that continue what the shell still finds open. */
function takeCommand(group: readonly Line[]): { readonly command: string; readonly length: number } {
  let command = (group[0]?.text ?? '').slice(PROMPT.length);
  let length = 1;
  for (; length < group.length; length++) {
    const text = group[length]?.text ?? '';
    if (!isContinuation(text) || readShell(command).open === 'none') break;
    command += `\n${text.slice(2)}`;
  }
  return { command, length };
}

/**
 * Parses the text of a ```` ```console ```` block: `$ ` begins a command, `> ` continues it, the rest is its output
 * until the next `$ `. `\$ ` and `\> ` escape output lines, `^C` ends what runs, `…` stays as it is (its meaning
 * belongs to the comparison). A block without any prompt is what a command in its terminal goes on to print: one
 * step with an empty command.
 *
 * @param text   the block's content, without fences and their indentation.
 * @param meta   the words after `console`.
 * @param origin where the content stands.
 * @returns the steps, and what is wrong with the writing; never throws.
 */
export function parseConsole(text: string, meta: string, origin: ConsoleOrigin): ConsoleBlock {
  const { file, line: first } = origin;
  const indent = origin.indent ?? 0;
  const column = indent + 1;
  const lines =
    text === '' ? [] : text.split('\n').map((each, index) => ({ text: each, number: first + index }));
  const metaColumn = origin.metaColumn ?? column + INFO.length;
  const { options, diagnostics: found } = parseOptions(meta, {
    file,
    line: Math.max(1, first - 1),
    column: metaColumn,
  });
  const diagnostics: Diagnostic[] = [...found];
  const wholeLine = ({ text: content, number }: Line) => ({
    file,
    line: number,
    column,
    endLine: number,
    endColumn: column + content.length,
  });

  const takeOutput = (output: readonly Line[]) => {
    const interrupt = output.findIndex(({ text: content }) => content === '^C');
    const after =
      interrupt < 0 ? undefined : output.slice(interrupt + 1).find(({ text: rest }) => rest !== '');
    if (after) diagnostics.push(diagnose('console-after-interrupt', wholeLine(after), {}));
    const kept = interrupt < 0 ? output : output.slice(0, interrupt);
    const printed: OutputLine[] = kept.map((each) => ({
      text: unescapeOutput(each.text),
      line: each.number,
    }));
    const [start, end] = [kept[0], kept.at(-1)];
    const outputRange = start &&
      end && {
        start: { line: start.number, column },
        end: { line: end.number, column: column + end.text.length },
      };
    return { output: printed, interrupted: interrupt >= 0, ...(outputRange && { outputRange }) };
  };

  const step = (group: readonly Line[]): ConsoleStep => {
    const { command, length } = takeCommand(group);
    const [start, last] = [group[0]!, group[length - 1]!];
    const { open } = readShell(command);
    if (command.trim() === '') diagnostics.push(diagnose('console-empty-command', wholeLine(start), {}));
    if (open !== 'none') diagnostics.push(diagnose('console-unclosed', wholeLine(last), UNCLOSED[open]));
    const next = group[length];
    if (next && isContinuation(next.text)) {
      diagnostics.push(diagnose('console-stray-continuation', wholeLine(next), {}));
    }
    return {
      command,
      range: {
        start: { line: start.number, column },
        end: { line: last.number, column: column + last.text.length },
      },
      commandColumn: column + PROMPT.length,
      ...takeOutput(group.slice(length)),
    };
  };

  const { head, groups } = split(lines);
  const says = head.some(({ text: content }) => content.trim() !== '');
  const [opening] = head;
  const steps: ConsoleStep[] = [];
  if (groups.length > 0 && opening && says) {
    diagnostics.push(diagnose('console-output-before-command', wholeLine(opening), {}));
  } else if (opening && says) {
    const at = { line: opening.number, column };
    steps.push({ command: '', range: { start: at, end: at }, commandColumn: column, ...takeOutput(head) });
  } else if (groups.length === 0) {
    const at = lines[0] ?? { text: '', number: Math.max(1, first - 1) };
    diagnostics.push(diagnose('console-empty', wholeLine(at), {}));
  }
  for (const group of groups) steps.push(step(group));

  const last = lines.at(-1);
  return {
    file,
    range: {
      start: { line: first, column },
      end: { line: last?.number ?? first, column: column + (last?.text.length ?? 0) },
    },
    options,
    steps,
    diagnostics,
  };
}
