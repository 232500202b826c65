import { parentPort, workerData } from 'node:worker_threads';
import { createJudge, type JudgeOptions } from './judge.ts';
import type { Answer } from './thread.ts';

const judge = createJudge(workerData as JudgeOptions);

async function answer(): Promise<Answer> {
  try {
    return { verdict: await judge() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async () => parentPort?.postMessage(await answer()));
