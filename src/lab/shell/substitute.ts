import type { ArithmeticCommandExpansion, CommandExpansionPart, ProcessSubstitutionPart } from 'unbash';
import { makeFolders } from './disk.ts';
import { Jobs } from './jobs.ts';
import { redirected } from './redirect.ts';
import { runIn } from './run.ts';
import { type Frame, ShellError } from './state.ts';
import { readAll, sink } from './streams.ts';

/** What a substituted command prints, without the line ends at its end. `$?` is its exit code. */
export async function captured(
  { script }: CommandExpansionPart | ArithmeticCommandExpansion,
  frame: Frame,
): Promise<string> {
  if (!script) throw new ShellError('bad substitution');
  let text = '';
  const output = sink((data) => {
    text += data;
  });
  const descriptors = new Map(frame.descriptors).set(1, { output });
  // `$(<file)` is what the file holds.
  const only = script.commands.length === 1 ? script.commands[0]?.command : undefined;
  if (
    only?.type === 'Command' &&
    !only.name &&
    only.redirects.length === 1 &&
    only.redirects[0]?.operator === '<'
  ) {
    const { input } = (await redirected(only.redirects, frame)).get(0) ?? {};
    if (input) text = await readAll(input, frame.signal);
    frame.shell.status = 0;
  } else {
    const { source = frame.source } = script;
    const jobs = new Jobs(frame.shell.jobs.told);
    frame.shell.status = await runIn(script.commands, { ...frame, descriptors, source }, jobs);
  }
  return text.replaceAll('\0', '').replace(/\n+$/, '');
}

let files = 0;

/** A file that holds what a command has printed: `<(…)`. */
export async function substituted(
  { script, operator }: ProcessSubstitutionPart,
  frame: Frame,
): Promise<string> {
  if (!script || operator === '>')
    throw new ShellError('>(…): process substitution for output is not supported here');
  let text = '';
  const output = sink((data) => {
    text += data;
  });
  await runIn(script.commands, { ...frame, descriptors: new Map(frame.descriptors).set(1, { output }) });
  const path = `/dev/fd/${63 + files++}`;
  makeFolders(frame.world.disk, '/dev/fd');
  frame.world.disk.write(path, text);
  return path;
}
