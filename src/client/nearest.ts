/** How many letters have to be put in, taken out or replaced to make one text of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, i) => {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  });
  return row[other.length] ?? 0;
}

/** What an address is about: its last part, in small letters, without slashes and endings. */
function subject(path: string): string {
  let text = path;
  try {
    text = decodeURI(path);
  } catch {
    // Not UTF-8: taken as it is.
  }
  const last = text.toLowerCase().split('/').filter(Boolean).at(-1) ?? '';
  return last.replace(/\.(?:html?|md|mdx|php)$/, '');
}

/** `ch-7`, `chapter7`, `07-diagnosis` → `7`. */
const numberIn = (name: string): string | undefined =>
  /^(?:ch(?:apter)?[-_ ]?)?0*(\d+)(?:\D|$)/.exec(name)?.[1];

/** Words of a name but its number. */
const wordsIn = (name: string): string[] => name.split(/[^a-z가-힣]+/).filter((word) => word.length > 2);

/**
 * The page that somebody with a wrong address most likely looked for.
 * @param path The wrong address.
 * @param pages Addresses of all pages.
 * @returns `undefined` when no page is like it.
 */
export function nearestPage(path: string, pages: readonly string[]): string | undefined {
  const wanted = subject(path);
  if (wanted === '') return undefined;
  const scored = pages.map((page) => {
    const name = subject(page);
    const shared = wordsIn(wanted).filter((word) => wordsIn(name).includes(word)).length;
    const isNumber = numberIn(wanted) !== undefined && numberIn(wanted) === numberIn(name);
    const likeness = 1 - distance(wanted, name) / Math.max(wanted.length, name.length);
    return { page, score: likeness + shared + (isNumber ? 1 : 0) };
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score >= 0.6 ? best.page : undefined;
}
