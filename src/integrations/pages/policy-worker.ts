import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { builtPages } from '../built-pages.ts';
import { withPolicy } from '../csp/policy.ts';

const root = workerData as string;
const governed = new Map<string, string>();
for (const path of await builtPages(root))
  governed.set(path, withPolicy(await readFile(join(root, path), 'utf8')));
parentPort?.postMessage(governed);
