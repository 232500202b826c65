import { parentPort, workerData } from 'node:worker_threads';
import { createKeptEngines, type KeptEngines } from 'kubernetes-guide-verify/cli';
import { remember } from '../memory.ts';
import { gatherProject, type JudgeOptions } from './input.ts';
import type { Answer, Questions } from './thread.ts';

const options = workerData as JudgeOptions;
let kept: Promise<KeptEngines> | undefined;
const engines = () => {
  const { versions, root } = options;
  kept ??= createKeptEngines({ versions, root, env: process.env, cache: true });
  return kept;
};

/** What makes an answer takes long to load: only where none is remembered. */
async function recall<Made>(name: string, input: unknown, make: () => Promise<Made>): Promise<Made> {
  const { made, keep } = await remember<Made>(options.root, name, input);
  if (made !== undefined) return made;
  const fresh = await make();
  await keep(fresh);
  return fresh;
}

const questions: { readonly [Name in keyof Questions]: () => Promise<Questions[Name]> } = {
  async judge() {
    const gathered = await gatherProject(options);
    return recall('verdict', [options, gathered], async () => {
      const { judge } = await import('./judge.ts');
      return judge(options, gathered, await engines());
    });
  },
  explain: () =>
    recall('explained', options.versions, async () => {
      const { explainCodes } = await import('./explained.ts');
      const { engines: all, save } = await engines();
      const newest = all.schemas.filter(({ kubernetes }) => kubernetes === options.versions.at(-1));
      const explained = await explainCodes({ ...all, schemas: newest });
      await save();
      return explained;
    }),
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
