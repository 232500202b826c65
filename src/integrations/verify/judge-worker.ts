import { parentPort, workerData } from 'node:worker_threads';
import { explainCodes } from './explained.ts';
import { createJudge, type JudgeOptions } from './judge.ts';
import type { Answer, Questions } from './thread.ts';

const options = workerData as JudgeOptions;
const judge = createJudge(options);
const questions: { readonly [Name in keyof Questions]: () => Promise<Questions[Name]> } = {
  judge,
  explain: () => explainCodes(options.versions.at(-1) ?? ''),
};

async function answer(question: keyof Questions): Promise<Answer> {
  try {
    return { answer: await questions[question]() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (question: keyof Questions) =>
  parentPort?.postMessage(await answer(question)),
);
