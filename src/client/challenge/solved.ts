import { recall, remember } from '../storage.ts';

const KEY = 'guide-challenges';

/** Slugs of the challenges that the reader has solved. Whatever else somebody wrote there is left out. */
export function solvedChallenges(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(recall(KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((slug) => typeof slug === 'string') : []);
  } catch {
    return new Set();
  }
}

export function markSolved(slug: string): void {
  remember(KEY, JSON.stringify([...new Set([...solvedChallenges(), slug])].sort()));
}
