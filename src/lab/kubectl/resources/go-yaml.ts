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
 * @param offset where in the text js-yaml stopped.
 */
export function goWords(source: string, offset: number, reason: string): string {
  const lines = source.split('\n');
  const tab = lines.findIndex((line) => /^ *\t\s*\S/.test(line));
  if (tab >= 0) return message(tab, 'scanner', 'found character that cannot start any token');
  const line = source.slice(0, offset).split('\n').length - 1;
  const [, words = reason, by = 'parser'] = WORDS.find(([pattern]) => pattern.test(reason)) ?? [];
  return message(line, by, words);
}

function message(line: number, by: 'scanner' | 'parser', words: string): string {
  const shown = by === 'scanner' ? line + 1 : line;
  return line === 0 ? `yaml: ${words}` : `yaml: line ${shown}: ${words}`;
}
