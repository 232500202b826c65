import { Worker } from 'node:worker_threads';

/**
 * What a thread makes of its data: the module posts one message, and ends.
 * @param module Where the module lies.
 * @param workerData What it is given; has to be plain data.
 * @returns rejects with what it throws, or when it ends without a word. May be awaited late.
 */
export function inThread<Result>(module: URL, workerData: unknown): Promise<Result> {
  const result = new Promise<Result>((resolve, reject) => {
    new Worker(module, { workerData })
      .once('message', resolve)
      .once('error', reject)
      .once('exit', () => reject(new Error(`${module.pathname} said nothing.`)));
  });
  result.catch(() => {});
  return result;
}
