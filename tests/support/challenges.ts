import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parsePage } from 'kubernetes-guide-verify';
import type { ChallengeFrontmatter } from '../../src/utils/frontmatter.ts';

const FOLDER = 'content/challenges';

/** File names of all challenges. */
export const challengeNames: readonly string[] = readdirSync(FOLDER).filter((name) => name !== 'index.mdx');

/** What a challenge's page says of it, and how its cluster is prepared. Throws when it has no setup. */
export function readChallenge(name: string) {
  const file = `${FOLDER}/${name}`;
  const text = readFileSync(file, 'utf8');
  const head = /^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '';
  const { challenge } = load(head) as { challenge: ChallengeFrontmatter };
  const { setup } = parsePage(text, { file }).frontmatter;
  if (!setup) throw new Error(`${file}: no setup`);
  return { challenge, setup };
}
