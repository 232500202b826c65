import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a misspelled word most likely meant: the smallest edit distance, at most a third of the
 * word's length (and at least 1). Undefined when none is that near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  let best: { candidate: string; steps: number } | undefined;
  for (const candidate of candidates) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps <= most && (!best || steps < best.steps)) best = { candidate, steps };
  }
  return best?.candidate;
}
