import { Worker } from 'node:worker_threads';
import { twinSource } from '../markdown/source.ts';
import type { Site } from '../markdown/write.ts';

/** What the thread is given. */
export interface TwinsOptions {
  /** Root of the project. */
  readonly project: string;
  readonly site: Site;
}

/** What the thread is told: the source of a page's Markdown version, or that there are no more. */
export type Told = { readonly path: string; readonly source: string } | 'write';

/** Makes the Markdown versions of pages. */
export interface TwinMaker {
  /** @param path Address of the page below the base, e.g. `ch-01/`. */
  read(path: string, html: string): void;
  /**
   * Writes them.
   * @returns how many there are; rejects with what went wrong.
   */
  write(): Promise<number>;
}

/** In a thread of its own, which reads a page while the next one is rendered. */
export function createTwinMaker(options: TwinsOptions): TwinMaker {
  const worker = new Worker(new URL('./twins-worker.ts', import.meta.url), { workerData: options });
  const written = new Promise<number>((resolve, reject) => {
    worker
      .once('message', resolve)
      .once('error', reject)
      .once('exit', () => reject(new Error('Markdown 판을 만드는 스레드가 말없이 끝났습니다.')));
  });
  // Nobody asks before all pages are there.
  written.catch(() => {});
  const tell = (told: Told) => worker.postMessage(told);
  return {
    read(path, html) {
      const source = twinSource(html);
      if (source !== undefined) tell({ path, source });
    },
    write() {
      tell('write');
      return written;
    },
  };
}
