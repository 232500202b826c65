/** Pairs of particles: the form after a final consonant, then the form after a vowel. */
export type Josa =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이라/라'
  | '이라고/라고'
  | '이라는/라는'
  | '이어야/여야'
  | '이에요/예요';

type Final = 'none' | 'rieul' | 'other';

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** Digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGIT: readonly Final[] = [
  'other',
  'rieul',
  'none',
  'other',
  'none',
  'none',
  'other',
  'rieul',
  'rieul',
  'none',
];

/** Letters as they are spelled out: 엘 엠 엔 알 end in a consonant, the others do not. */
const SPELLED: Readonly<Record<string, Final>> = { L: 'rieul', M: 'other', N: 'other', R: 'rieul' };

/** Endings of English words that are read with a final consonant in Korean, longest first. */
const ENDINGS: readonly (readonly [RegExp, Final])[] = [
  [/(?:ip|http|tcp|udp|api|dns)$/, 'none'],
  [/(?:le|l)$/, 'rieul'],
  [/(?:[mn]e?|ng)$/, 'other'],
  [/(?:set|net|secret|target|budget|format)$/, 'other'],
  [/(?:plate|type|[aou]pp?|[aeo]b|spec|sec|ic)$/, 'other'],
];

function finalOf(word: string): Final {
  const bare = word.replace(/(.)\([^()]*\)$/, '$1').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = bare.at(-1);
  if (last === undefined) return 'none';
  const code = last.codePointAt(0) ?? 0;
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) {
    const final = (code - HANGUL_FIRST) % FINALS;
    return final === 0 ? 'none' : final === RIEUL ? 'rieul' : 'other';
  }
  if (/[0-9]/.test(last)) return DIGIT[Number(last)] ?? 'none';
  if (/[A-Z]$/.test(bare) && !/[a-z]{2}[A-Z]$/.test(bare)) return SPELLED[last] ?? 'none';
  const lower = bare.toLowerCase();
  return ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? 'none';
}

/**
 * Puts the right particle after a word: `josa('포트', '이/가')` is `포트가`, `josa('"80"', '은/는')` is `"80"은`.
 * Quotes at the end and a remark in parentheses are skipped; digits and Latin letters count as they are read in Korean (a guess
 * for English words, by their ending).
 */
export function josa(word: string, pair: Josa): string {
  const [closed, open] = pair.split('/') as [string, string];
  const final = finalOf(word);
  if (pair === '으로/로') return word + (final === 'other' ? closed : open);
  return word + (final === 'none' ? open : closed);
}

/** `a, b 가운데 하나`; one alone is itself. */
export function oneOf(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `${words.join(', ')} 가운데 하나`;
}
