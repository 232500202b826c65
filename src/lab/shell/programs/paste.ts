import type { Program } from '../state.ts';
import { readAll } from '../streams.ts';
import { inputOf } from './inputs.ts';
import { optionsOf } from './options.ts';

/** `paste`: lines of several files side by side, or with `-s` those of each file one behind the other. */
export const paste: Program = async (call) => {
  const { flags, operands, problem } = optionsOf('paste', call.argv, 'd:sz', {
    delimiters: 'd',
    serial: 's',
  });
  if (problem) {
    call.stderr(problem);
    return 1;
  }
  const delimiters = [...(flags.get('d') ?? '\t').replaceAll('\\n', '\n').replaceAll('\\t', '\t')];
  const delimiter = (index: number) => delimiters[index % Math.max(1, delimiters.length)] ?? '';
  const paths = operands.length > 0 ? operands : ['-'];
  const columns: (readonly string[])[] = [];
  // Several `-` take turns reading the lines of standard input.
  const inputs = paths.filter((path) => path === '-').length;
  let shared: readonly string[] | undefined;
  let turn = 0;
  for (const path of paths) {
    const input = path === '-' && shared ? undefined : inputOf(call, path);
    if (!input && !(path === '-' && shared)) return 1;
    const lines = input ? split(await readAll(input, call.signal)) : (shared ?? []);
    if (path !== '-' || flags.has('s')) columns.push(path === '-' && shared ? [] : lines);
    else {
      const mine = turn++;
      columns.push(lines.filter((_, index) => index % inputs === mine));
    }
    if (path === '-') shared = lines;
  }
  if (flags.has('s')) {
    for (const lines of columns) {
      call.stdout(
        `${lines.map((line, index) => (index === 0 ? line : delimiter(index - 1) + line)).join('')}\n`,
      );
    }
    return 0;
  }
  for (let row = 0; row < Math.max(0, ...columns.map((lines) => lines.length)); row++) {
    const words = columns.map(
      (lines, index) => (index === 0 ? '' : delimiter(index - 1)) + (lines[row] ?? ''),
    );
    call.stdout(`${words.join('')}\n`);
  }
  return 0;
};

function split(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}
