import { createHash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL = 500;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Waits until no other process of this machine holds the lock of that name, and takes it. The lock of a process that
 * is gone counts for nothing.
 *
 * @returns gives the lock back.
 * @throws what `signal` was aborted with.
 */
export async function acquireLock(name: string, signal?: AbortSignal): Promise<() => Promise<void>> {
  const key = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `guide-lock-${key}`);
  for (;;) {
    signal?.throwIfAborted();
    const handle = await open(file, 'wx').catch(() => undefined);
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    // Empty: just being written, or gone already.
    if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
    await sleep(POLL, undefined, { ...(signal && { signal }) });
  }
}
