import { parentPort } from 'node:worker_threads';
import type { Engine } from '../schema/index.ts';
import { createEngines } from './engines.ts';
import type { Answer, Question } from './worker-engines.ts';

const engines = new Map<string, Engine>();

function engineFor(kubernetes: string): Engine {
  const known = engines.get(kubernetes);
  if (known !== undefined) return known;
  const [made] = createEngines([kubernetes]);
  engines.set(kubernetes, made!);
  return made!;
}

async function answer({ id, kubernetes, document }: Question): Promise<Answer> {
  try {
    return { id, results: await engineFor(kubernetes).validate(document) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});
