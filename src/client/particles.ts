/**
 * Endings that a Korean noun takes in a sentence. Pagefind matches beginnings of words and has no Korean stemmer:
 * `디플로이먼트` finds `디플로이먼트의`, but not the other way round.
 */
// biome-ignore format: one long list reads better in lines of its own
const PARTICLES = [
  '에서는', '에서도', '으로는', '에게서', '으로써', '으로서', '이라는', '이라고',
  '에서', '에게', '으로', '까지', '부터', '보다', '처럼', '마다', '조차', '밖에', '이나', '이란', '라는', '라고', '에는', '에도', '로는', '로서', '로써', '과는', '와는',
  '은', '는', '이', '가', '을', '를', '의', '에', '로', '와', '과', '도', '만', '나', '란', '들',
];

const HANGUL = /^[가-힣]+$/;
/** `kubectl이`, `IP를`: a word in Latin letters with whatever Korean follows it. */
const LATIN = /^([\w.:/-]+)[가-힣]{1,3}$/;
const KEEP = 2;

function strip(word: string): string {
  const particle = PARTICLES.find((ending) => word.endsWith(ending) && word.length - ending.length >= KEEP);
  return particle ? word.slice(0, -particle.length) : word;
}

/**
 * A search text without the particles of its Korean words. Words of one or two syllables stay as they are, and two
 * syllables always remain, so `나라`, `파드` and `서비스` are safe.
 */
export function withoutParticles(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => (HANGUL.test(word) ? strip(strip(word)) : word.replace(LATIN, '$1')))
    .join(' ')
    .trim();
}
