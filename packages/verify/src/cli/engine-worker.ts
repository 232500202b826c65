import { parentPort } from 'node:worker_threads';
import { createEngines, serverMinor } from '../wasm-engines.ts';
import type { Answer, Question } from './worker-engines.ts';

const made = new Map<string, ReturnType<typeof createEngines>>();

function enginesFor(kubernetes: string): ReturnType<typeof createEngines> {
  const engines = made.get(kubernetes) ?? createEngines([kubernetes]);
  made.set(kubernetes, engines);
  return engines;
}

async function say(question: Question) {
  if ('document' in question) {
    return enginesFor(question.kubernetes).schemas[0]!.validate(question.document);
  }
  return enginesFor(serverMinor).server!.judge(question.text, question.filename);
}

async function answer(question: Question): Promise<Answer> {
  const { id } = question;
  try {
    return { id, said: await say(question) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});
