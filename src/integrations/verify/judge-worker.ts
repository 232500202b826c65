import { parentPort, workerData } from 'node:worker_threads';
import { createKeptEngines } from 'kubernetes-guide-verify/cli';
import { explainCodes } from './explained.ts';
import { createJudge, type JudgeOptions } from './judge.ts';
import type { Answer, Questions } from './thread.ts';

const options = workerData as JudgeOptions;
const kept = createKeptEngines({
  versions: options.versions,
  root: options.root,
  env: process.env,
  cache: true,
});

async function explain(): Promise<Questions['explain']> {
  const { engines, save } = await kept;
  const newest = engines.schemas.filter(({ kubernetes }) => kubernetes === options.versions.at(-1));
  const explained = await explainCodes({ ...engines, schemas: newest });
  await save();
  return explained;
}

const questions: { readonly [Name in keyof Questions]: () => Promise<Questions[Name]> } = {
  judge: createJudge(options, kept),
  explain,
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
