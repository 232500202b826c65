import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { builtPages } from '../built-pages.ts';
import { type BuiltSite, writeTwins } from '../markdown/write.ts';

const EMPTY: Root = { type: 'root', children: [] };
const site = workerData as BuiltSite;
const trees = new Map<string, Root>();
for (const path of await builtPages(site.root)) {
  const html = await readFile(join(site.root, path), 'utf8');
  // Parsing takes most of the time; the book to print, as large as all others together, has no twin.
  trees.set(path, html.includes('type="text/markdown"') ? fromHtml(html) : EMPTY);
}
const twins: number = await writeTwins(trees, site);
parentPort?.postMessage(twins);
