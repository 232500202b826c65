import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { builtPages } from '../built-pages.ts';
import { withPolicy } from '../csp/policy.ts';
import { type BuiltSite, writeTwins } from '../markdown/write.ts';

/** What the thread made of the built pages. */
export interface Finished {
  /** Path → page with its policy, not written yet. */
  readonly governed: ReadonlyMap<string, string>;
  /** How many Markdown versions were written. */
  readonly twins: number;
}

const EMPTY: Root = { type: 'root', children: [] };
const site = workerData as BuiltSite;
const trees = new Map<string, Root>();
const governed = new Map<string, string>();
for (const path of await builtPages(site.root)) {
  const html = await readFile(join(site.root, path), 'utf8');
  // Parsing takes most of the time; the book to print, as large as all others together, has no twin.
  trees.set(path, html.includes('type="text/markdown"') ? fromHtml(html) : EMPTY);
  governed.set(path, withPolicy(html));
}
const finished: Finished = { governed, twins: await writeTwins(trees, site) };
parentPort?.postMessage(finished);
