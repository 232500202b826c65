import { resolvePath } from '../../images/index.ts';
import { normalDiff, unifiedHunks } from '../../text/diff.ts';
import type { Program, ProgramCall } from '../state.ts';
import { readAll } from '../streams.ts';
import { inputOf } from './inputs.ts';
import { optionsOf } from './options.ts';

const LONG = {
  unified: 'u',
  brief: 'q',
  'new-file': 'N',
  'ignore-all-space': 'w',
  'ignore-space-change': 'b',
  'ignore-blank-lines': 'B',
  'ignore-case': 'i',
  recursive: 'r',
  text: 'a',
  'report-identical-files': 's',
};

/** `diff` of two files, as GNU's: the ordinary form, `-u` and `-q`. */
export const diff: Program = async (call) => {
  const argv = call.argv.map((arg) => (/^(-U|--unified=)\d+$/.test(arg) ? '-u' : arg));
  const { flags, operands, problem } = optionsOf('diff', argv, 'uqNwbBirasy', LONG);
  if (problem) {
    call.stderr(problem.replace('Try', 'diff: Try'));
    return 2;
  }
  const help = "diff: Try 'diff --help' for more information.\n";
  if (operands.length < 2) {
    call.stderr(`diff: missing operand after '${operands[0] ?? 'diff'}'\n${help}`);
    return 2;
  }
  if (operands.length > 2) {
    call.stderr(`diff: extra operand '${operands[2]}'\n${help}`);
    return 2;
  }
  const [one = '', other = ''] = operands;
  const texts = [await textOf(call, one, flags.has('N')), await textOf(call, other, flags.has('N'))];
  const [before, after] = texts;
  if (before === undefined || after === undefined) return 2;
  const plain = (text: string) => simplified(text, flags);
  if (plain(before) === plain(after)) {
    if (flags.has('s')) call.stdout(`Files ${one} and ${other} are identical\n`);
    return 0;
  }
  if (flags.has('q')) call.stdout(`Files ${one} and ${other} differ\n`);
  else if (flags.has('u')) {
    call.stdout(`${named('---', one, call)}${named('+++', other, call)}${unifiedHunks(before, after)}`);
  } else call.stdout(normalDiff(before, after));
  return 1;
};

async function textOf(call: ProgramCall, path: string, absent: boolean): Promise<string | undefined> {
  if (absent && path !== '-' && call.world.disk.kind(resolvePath(path, call.cwd)) === undefined) return '';
  const input = inputOf(call, path);
  return input && (await readAll(input, call.signal));
}

/** What differences the flags let pass. */
function simplified(text: string, flags: ReadonlyMap<string, string>): string {
  let plain = text;
  if (flags.has('i')) plain = plain.toLowerCase();
  if (flags.has('w')) plain = plain.replace(/[ \t]+/g, '');
  if (flags.has('b')) plain = plain.replace(/[ \t]+$/gm, '').replace(/[ \t]+/g, ' ');
  if (flags.has('B')) plain = plain.replace(/\n+/g, '\n');
  return plain;
}

function named(mark: string, path: string, { world, cwd }: ProgramCall): string {
  const at = path === '-' ? world.clock.now() : world.disk.changed(resolvePath(path, cwd));
  const date = new Date(at).toISOString().replace('T', ' ').replace('Z', '000000 +0000');
  return `${mark} ${path}\t${date}\n`;
}
