import type { Redirection } from 'unbash';
import { resolvePath } from '../images/index.ts';
import { DiskError, IS_FOLDER, NO_SUCH } from './disk.ts';
import { expandParts, expandText, expandWords } from './expand.ts';
import { complain, type Descriptor, type Descriptors, type Frame, ShellError } from './state.ts';
import { noInput, type Output, sink, textInput } from './streams.ts';

/**
 * The descriptors after redirections, in their order.
 *
 * @throws {ShellError} for a file that cannot be opened.
 */
export async function redirected(redirections: readonly Redirection[], frame: Frame): Promise<Descriptors> {
  const descriptors = new Map(frame.descriptors);
  for (const redirection of redirections) await apply(redirection, { ...frame, descriptors }, descriptors);
  return descriptors;
}

async function apply(
  redirection: Redirection,
  frame: Frame,
  descriptors: Map<number, Descriptor>,
): Promise<void> {
  const { operator, descriptor } = redirection;
  const given = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
  const number = given ?? (operator.startsWith('<') ? 0 : 1);
  if (redirection.type === 'HereDoc') {
    const { body, delimiter, closing } = redirection;
    if (!closing) {
      const last = frame.source.trimEnd().split('\n').length;
      complain(
        frame,
        `warning: here-document at line ${last} delimited by end-of-file (wanted \`${delimiter?.text ?? ''}')`,
      );
    }
    const text = delimiter?.quoted || !body.parts ? body.text : await expandParts(body.parts, frame);
    descriptors.set(number, { input: textInput(operator === '<<-' ? text.replace(/^\t+/gm, '') : text) });
    return;
  }
  if (!redirection.target) throw new ShellError('syntax error near redirection');
  if (redirection.type === 'HereString') {
    descriptors.set(number, { input: textInput(`${await expandText(redirection.target, frame)}\n`) });
    return;
  }
  const fields = await expandWords([redirection.target], frame);
  const [target = ''] = fields;
  if (fields.length !== 1) throw new ShellError(`${redirection.target.text}: ambiguous redirect`);
  if (operator === '>&' || operator === '<&') {
    if (target === '-') {
      descriptors.delete(number);
      return;
    }
    if (/^\d+$/.test(target)) {
      const other = descriptors.get(Number(target));
      if (!other) throw new ShellError(`${target}: Bad file descriptor`);
      descriptors.set(number, other);
      return;
    }
  }
  if (operator === '<' || operator === '<&') {
    descriptors.set(number, openForReading(target, frame));
    return;
  }
  const opened = openForWriting(target, operator === '>>' || operator === '&>>' || operator === '<>', frame);
  descriptors.set(number, opened);
  if (operator.startsWith('&') || (operator === '>&' && given === undefined)) descriptors.set(2, opened);
}

const STANDARD: Readonly<Record<string, number>> = { '/dev/stdin': 0, '/dev/stdout': 1, '/dev/stderr': 2 };

function openForReading(path: string, { shell, world, descriptors }: Frame): Descriptor {
  if (path === '/dev/null') return { input: noInput(true) };
  const standard = descriptors.get(STANDARD[path] ?? -1);
  if (standard) return standard;
  const full = resolvePath(path, shell.cwd);
  const text = world.disk.read(full);
  if (text !== undefined) return { input: textInput(text) };
  throw new ShellError(`${path}: ${world.disk.kind(full) ? IS_FOLDER : NO_SUCH}`);
}

function openForWriting(path: string, append: boolean, { shell, world, descriptors }: Frame): Descriptor {
  if (path === '/dev/null') return { output: sink(() => {}) };
  const standard = descriptors.get(path === '/dev/tty' ? 2 : (STANDARD[path] ?? -1));
  if (standard) return standard;
  const full = resolvePath(path, shell.cwd);
  try {
    if (append) world.disk.append(full, '');
    else world.disk.write(full, '');
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    throw new ShellError(`${path}: ${error.message}`);
  }
  const output: Output = sink((data) => world.disk.append(full, data));
  return { output };
}
