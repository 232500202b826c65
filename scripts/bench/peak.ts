import { spawnSync } from 'node:child_process';
import type { Command } from './measure.ts';

/** Writes the most memory that this process has taken, for `peak`. */
export const writePeak = (): void => {
  // In KiB (https://nodejs.org/api/process.html#processresourceusage).
  process.stdout.write(`peak ${process.resourceUsage().maxRSS}\n`);
};

/**
 * The most memory that a command takes which ends with `writePeak`, in MiB.
 * @throws {Error} when it does not.
 */
export function peak({ name, argv }: Command): number {
  const { stdout, stderr } = spawnSync(argv[0], argv.slice(1), {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const [, kibibytes] = /^peak (\d+)$/m.exec(stdout) ?? [];
  if (kibibytes === undefined) throw new Error(`${name}: says nothing of its memory\n${stderr.slice(-2000)}`);
  return Number(kibibytes) / 1024;
}
