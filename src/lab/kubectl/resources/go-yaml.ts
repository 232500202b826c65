/** What js-yaml complains of, what Go's library says then, and whether its scanner says it or its parser. */
const WORDS: readonly (readonly [pattern: RegExp, words: string, by: 'scanner' | 'parser'])[] = [
  [/tab/i, 'found character that cannot start any token', 'scanner'],
  [/reserved|cannot start/i, 'found character that cannot start any token', 'scanner'],
  [
    /mapping values|nested mappings|implicit mapping/i,
    'mapping values are not allowed in this context',
    'scanner',
  ],
  [/double quoted|single quoted|unexpected end/i, 'found unexpected end of stream', 'scanner'],
  [/multiline key|implicit key/i, "could not find expected ':'", 'scanner'],
  [/flow|missed comma/i, "did not find expected ',' or ']'", 'parser'],
  [/alias|anchor/i, 'unknown anchor referenced', 'parser'],
  [/./, 'did not find expected key', 'parser'],
];

/**
 * The message of Go's YAML library (`go.yaml.in/yaml` v2, `decode.go`) for a text that it does not read. Lines count
 * from 0 there; its scanner adds one, its parser does not, and the first line is not named.
 *
 * @param text the whole file: lines are counted from its start.
 * @param document where the document begins and ends.
 * @param refusal where js-yaml stopped, and why.
 */
export function goWords(
  text: string,
  [start, end]: readonly [start: number, end: number],
  { offset, reason }: { readonly offset: number; readonly reason: string },
): string {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length - 1;
  const tab = /^ *\t\s*\S/m.exec(text.slice(start, end));
  if (tab) {
    return message(lineOf(start + tab.index), 'scanner', 'found character that cannot start any token');
  }
  const [, words = reason, by = 'parser'] = WORDS.find(([pattern]) => pattern.test(reason)) ?? [];
  return message(lineOf(offset), by, words);
}

function message(line: number, by: 'scanner' | 'parser', words: string): string {
  const shown = by === 'scanner' ? line + 1 : line;
  return line === 0 ? `yaml: ${words}` : `yaml: line ${shown}: ${words}`;
}
