import type { Streams } from '../../../api.ts';
import type { Run } from '../../run.ts';

/** The streams of a session in a container, and the note when no terminal can be had. */
export function terminal(
  run: Run,
  wanted: { readonly stdin: boolean; readonly tty: boolean; readonly quiet: boolean },
): Streams {
  const { call } = run;
  const tty = wanted.stdin && wanted.tty && call.tty;
  if (wanted.stdin && wanted.tty && !call.tty && !wanted.quiet) {
    run.err('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  }
  return {
    stdout: (data) => run.out(data),
    // A terminal has one screen: what goes to stderr comes out of the same end.
    stderr: (data) => (tty ? run.out(data) : run.err(data)),
    ...(wanted.stdin && { stdin: call.stdin }),
    tty,
    signal: call.signal,
  };
}
