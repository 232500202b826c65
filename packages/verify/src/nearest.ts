import { distance } from 'fastest-levenshtein';

/** Edits between two words; letters that changed places are one. */
function edits(one: string, other: string): number {
  const steps = distance(one, other);
  const swapped =
    steps === 2 && one.length === other.length && [...one].sort().join() === [...other].sort().join();
  return swapped ? 1 : steps;
}

/**
 * The candidate that a misspelled word most likely meant: the smallest edit distance, at most a third of the
 * word's length (and at least 1). Undefined when none is that near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  let best: { candidate: string; steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = edits(word.toLowerCase(), candidate.toLowerCase());
    if (steps <= most && (!best || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
