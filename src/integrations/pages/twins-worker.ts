import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { Twin } from '../markdown/twin.ts';
import { writeTwins } from '../markdown/write.ts';
import { remember } from '../memory.ts';
import type { Told, TwinsOptions } from './twins.ts';

const { project, site } = workerData as TwinsOptions;
const { root: _, book: __, ...linking } = site;
const known = await remember<ReadonlyMap<string, Twin>>(project, 'twins', linking);

/** By a hash of what they are made from. */
const twins = new Map<string, Twin>();

/** What makes a Markdown version takes long to load: only where one is not remembered. */
async function make(path: string, source: string): Promise<Twin> {
  const { siteTwin } = await import('../markdown/make.ts');
  return siteTwin(path, source, site);
}

let last: Promise<void> = Promise.resolve();
async function obey(told: Told): Promise<void> {
  if (told !== 'write') {
    const key = createHash('sha256').update(`${told.path}\n${told.source}`).digest('base64');
    twins.set(key, known.made?.get(key) ?? (await make(told.path, told.source)));
    return;
  }
  const inOrder = [...twins.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  await writeTwins(inOrder, site);
  await known.keep(twins);
  parentPort?.postMessage(twins.size);
  parentPort?.close();
}
parentPort?.on('message', (told: Told) => {
  last = last.then(() => obey(told));
});
