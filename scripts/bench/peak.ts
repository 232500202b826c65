import { spawnSync } from 'node:child_process';
import type { Command } from './measure.ts';

// In KiB (https://nodejs.org/api/process.html#processresourceusage).
const sayPeak =
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))";

/**
 * The most memory that a command of Node takes, in MiB.
 * @throws {Error} when it does not come to its end.
 */
export function peak({ name, argv }: Command): number {
  const { stderr } = spawnSync(argv[0], ['--import', `data:text/javascript,${sayPeak}`, ...argv.slice(1)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const [, kibibytes] = /^peak (\d+)$/m.exec(stderr) ?? [];
  if (kibibytes === undefined) throw new Error(`${name}: says nothing of its memory\n${stderr.slice(-2000)}`);
  return Number(kibibytes) / 1024;
}
