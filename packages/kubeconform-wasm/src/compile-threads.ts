import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/**
 * Leaves the engine a core of its own, in a program that a machine of few cores runs for a second or two. V8 compiles what
 * runs often once more, better, beside it, in four threads whatever the number of cores: on two, the engine stands still
 * meanwhile, and the end of the program waits for them.
 *
 * For programs, before they make a validator, not for libraries: it sets V8's `--wasm-num-compilation-tasks` for the whole
 * process.
 */
export function limitCompileThreads(cores = availableParallelism()): void {
  setFlagsFromString(`--wasm-num-compilation-tasks=${Math.max(1, cores - 1)}`);
}
