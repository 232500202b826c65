import { execFileSync } from 'node:child_process';

/**
 * When each file was last committed.
 * @param log Output of `git log --name-only --format=%x00%cI`, newest first.
 */
export function datesOf(log: string): Map<string, Date> {
  const dates = new Map<string, Date>();
  for (const commit of log.split('\0').slice(1)) {
    const [date = '', ...files] = commit.split('\n').filter((line) => line !== '');
    for (const file of files) if (!dates.has(file)) dates.set(file, new Date(date));
  }
  return dates;
}

let cached: ReadonlyMap<string, Date> | undefined;

/** When each file of a folder was last committed; empty outside of a git checkout. */
export function commitDates(folder: string): ReadonlyMap<string, Date> {
  cached ??= read(folder);
  return cached;
}

function read(folder: string): ReadonlyMap<string, Date> {
  try {
    const args = ['-c', 'core.quotePath=false', 'log', '--name-only', '--format=%x00%cI', '--', folder];
    return datesOf(execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return new Map();
  }
}
