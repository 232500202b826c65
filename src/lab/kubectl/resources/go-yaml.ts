type Speaker = 'scanner' | 'parser';

/** What a line or a document looks like, what Go's library says of it, and which part of it says so. */
const LOOKS: readonly (readonly [
  looks: (document: string, line: string) => boolean,
  words: string,
  by: Speaker,
])[] = [
  [(document) => odd(document, '"') || odd(document, "'"), 'found unexpected end of stream', 'scanner'],
  [
    (_, line) => /^[^"'#]*:\s[^"'#]*:(\s|$)/.test(line),
    'mapping values are not allowed in this context',
    'scanner',
  ],
  [
    (document, line) => deeperUnderText(document, line),
    'mapping values are not allowed in this context',
    'scanner',
  ],
  [(_, line) => /(^|[\s:-])[@`]/.test(line), 'found character that cannot start any token', 'scanner'],
  [(document) => more(document, '[', ']'), "did not find expected ',' or ']'", 'parser'],
  [(document) => more(document, '{', '}'), "did not find expected ',' or '}'", 'parser'],
  [() => true, 'did not find expected key', 'parser'],
];

/** A key that is indented below a line which has its value already. */
function deeperUnderText(document: string, line: string): boolean {
  const lines = document.split('\n');
  const before = lines[lines.indexOf(line) - 1];
  const indent = (text: string) => text.length - text.trimStart().length;
  return (
    before !== undefined &&
    /^\s*[\w.-]+:\s+[^\s{["'|>&#]/.test(before) &&
    /^\s*[\w.-]+:(\s|$)/.test(line) &&
    indent(line) > indent(before)
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

const odd = (text: string, quote: string) => count(text, quote) % 2 === 1;
const more = (text: string, open: string, close: string) => count(text, open) > count(text, close);

/**
 * The message of Go's YAML library (`go.yaml.in/yaml` v2, `decode.go`) for a text that it does not read. Lines count
 * from 0 there; its scanner adds one, its parser does not, and the first line is not named.
 *
 * @param text the whole file: lines are counted from its start.
 * @param document where the document begins and ends.
 * @param offset where js-yaml stopped. Why it did is not looked at: its reasons are fewer than Go's.
 */
export function goWords(
  text: string,
  [start, end]: readonly [start: number, end: number],
  offset: number,
): string {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length - 1;
  const document = text.slice(start, end);
  const tab = /^ *\t\s*\S/m.exec(document);
  if (tab) {
    return message(lineOf(start + tab.index), 'scanner', 'found character that cannot start any token');
  }
  const line = lineOf(offset);
  const source = text.split('\n')[line] ?? '';
  const [, words = '', by = 'parser'] = LOOKS.find(([looks]) => looks(document, source)) ?? [];
  return message(words.includes('end of stream') ? lineOf(end) : line, by, words);
}

/** A text alone where a map should be: the next line's colon is one too many. */
export function colonTooMany(text: string, offset: number): string {
  const line = text.slice(0, offset).split('\n').length - 1;
  return message(line, 'scanner', 'mapping values are not allowed in this context');
}

function message(line: number, by: Speaker, words: string): string {
  const shown = by === 'scanner' ? line + 1 : line;
  return line === 0 ? `yaml: ${words}` : `yaml: line ${shown}: ${words}`;
}
