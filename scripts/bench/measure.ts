import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A command as a whole process. */
export interface Command {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Done before each run, outside the time. */
  readonly before?: () => void;
  /** Exit codes that mean it did its work. Default: 0. */
  readonly ok?: readonly number[];
}

/** Middle value of numbers (mean of the middle two for an even count). Throws RangeError without numbers. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('median of nothing');
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}

/** Wall time of one run in milliseconds. Rejects when the command cannot start or exits with an unexpected code. */
export function time(command: Command): Promise<number> {
  command.before?.();
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command.argv[0], command.argv.slice(1), {
      cwd: command.cwd,
      env: { ...process.env, ...command.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += String(data);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if ((command.ok ?? [0]).includes(code ?? -1)) resolve(performance.now() - start);
      else reject(new Error(`${command.name}: exit ${code}\n${errors.slice(-2000)}`));
    });
  });
}

/**
 * Runs commands in turn (A B C, A B C, …) after one round that does not count, so that a drift of the machine's
 * speed meets all of them alike.
 *
 * @returns milliseconds of each counted run, a list a command.
 */
export async function inTurn(commands: readonly Command[], rounds: number): Promise<number[][]> {
  const times: number[][] = commands.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, command] of commands.entries()) {
      const took = await time(command);
      if (round > 0) times[index]?.push(took);
    }
  }
  return times;
}

/** Median of the ratios of two commands' runs, pair by pair. */
export function ratio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, index) => value / (b[index] ?? Number.NaN)));
}
