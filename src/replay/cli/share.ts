/**
 * Hands out jobs, the next one to whoever is free.
 *
 * @param hands each does one job at a time.
 * @returns what came of the jobs, in their order. Rejects with the first failure.
 */
export async function share<Job, Result>(
  jobs: readonly Job[],
  hands: readonly ((job: Job) => Promise<Result>)[],
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = jobs.entries();
  const work = async (hand: (job: Job) => Promise<Result>) => {
    for (const [index, job] of rest) results[index] = await hand(job);
  };
  await Promise.all(hands.map(work));
  return results;
}
