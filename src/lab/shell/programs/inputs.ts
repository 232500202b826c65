import { resolvePath } from '../../images/index.ts';
import type { ProgramCall } from '../state.ts';
import { type Input, noInput, textInput } from '../streams.ts';

/** The input behind a file's name; undefined after saying why there is none. `-` is standard input. */
export function inputOf(
  call: ProgramCall,
  path: string,
  words = (reason: string) => `${path}: ${reason}`,
): Input | undefined {
  if (path === '-' || path === '/dev/stdin') return call.input;
  if (path === '/dev/null') return noInput();
  const { disk } = call.world;
  const full = resolvePath(path, call.cwd);
  const text = disk.read(full);
  if (text !== undefined) return textInput(text);
  const reason = disk.kind(full) ? 'Is a directory' : 'No such file or directory';
  call.stderr(`${call.name}: ${words(reason)}\n`);
  return undefined;
}
