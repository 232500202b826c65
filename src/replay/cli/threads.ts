import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Chapter, chapterOf } from '../chapter.ts';
import { type Played, type PlayOptions, playOnLab } from '../lab/play.ts';
import { share } from './share.ts';

type Given = Pick<PlayOptions, 'manifests' | 'allowed'>;
type Page = Pick<Chapter, 'file' | 'text'>;
/** What a thread says: a step begins, or the page is done. */
type Said = 'step' | Played;

type Player = (chapter: Chapter) => Promise<Played>;

/** A thread as a player. */
function playerOf(thread: Worker, onStep: () => void): Player {
  return ({ file, text }) =>
    new Promise((resolve, reject) => {
      const hear = (said: Said) => {
        if (said === 'step') return onStep();
        thread.off('message', hear).off('error', reject);
        resolve(said);
      };
      thread.on('message', hear).on('error', reject);
      thread.postMessage({ file, text } satisfies Page);
    });
}

/**
 * Plays chapters on labs, as many at a time as there are cores.
 *
 * @param script what a thread runs: it calls {@link playInThread}. Without it, all is played in this thread.
 * @throws what the signal was aborted with.
 */
export async function playAll(
  chapters: readonly Chapter[],
  options: PlayOptions & { onStep(): void },
  script: URL | undefined,
): Promise<Played[]> {
  const { manifests, allowed, onStep } = options;
  const count = script ? Math.min(availableParallelism(), chapters.length) - 1 : 0;
  const threads = Array.from(
    { length: count },
    () => new Worker(script!, { workerData: { manifests, allowed } satisfies Given }),
  );
  try {
    const here: Player = (chapter) => playOnLab(chapter, options);
    return await share(chapters, [here, ...threads.map((thread) => playerOf(thread, onStep))]);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** The other end: plays each page that this thread is sent. */
export function playInThread(): void {
  const { manifests, allowed } = workerData as Given;
  const say = (said: Said) => parentPort?.postMessage(said);
  parentPort?.on('message', async ({ file, text }: Page) => {
    const chapter = chapterOf(text, file, manifests.values());
    if (!chapter) throw new Error(`${file} is no chapter`);
    say(await playOnLab(chapter, { manifests, allowed, onStep: () => say('step') }));
  });
}
