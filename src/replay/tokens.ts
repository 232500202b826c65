/**
 * What a cluster makes up. Values of a bound kind stand one-to-one for the values of another run; wildcards are
 * different every time and say nothing.
 */
export type TokenKind = 'uid' | 'id' | 'ip' | 'hash' | 'suffix' | 'port' | 'version';

/** A made-up value in a line of output. */
export interface Token {
  readonly kind: TokenKind | 'wildcard';
  readonly value: string;
  readonly start: number;
  /** Regular expression for any value of this sort in the same place. */
  readonly pattern: string;
}

interface Shape {
  readonly kind: TokenKind | 'wildcard';
  readonly pattern: string;
  /** What must stand before and after; not part of the value. */
  readonly before?: string;
  readonly after?: string;
}

/** The API server's alphabet for generated names and hashes: no vowels, no 0, 1, 3 (k8s.io/apimachinery/pkg/util/rand). */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const CLOCK = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?';
const END = '(?![\\w-])';

/** Earlier shapes win where two could begin at one place. */
const SHAPES: readonly Shape[] = [
  { kind: 'wildcard', pattern: `${DAY}, \\d\\d? \\w{3} \\d{4} ${CLOCK} (?:GMT|[+-]\\d{4})` },
  { kind: 'wildcard', pattern: `\\d{4}-\\d\\d-\\d\\d[T ]${CLOCK}(?:Z|[+-]\\d\\d:?\\d\\d)?` },
  { kind: 'wildcard', pattern: `\\d{4} ${CLOCK} +\\d+`, before: '(?<=(?:^|\\s)[IWEF])' },
  { kind: 'wildcard', pattern: CLOCK, before: '(?<![\\d:])', after: '(?![\\d:])' },
  { kind: 'uid', pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' },
  { kind: 'id', pattern: '[0-9a-f]{64}' },
  { kind: 'version', pattern: '\\d+', before: '(?<=resourceVersion: ")' },
  { kind: 'ip', pattern: '(?:\\d{1,3}\\.){3}\\d{1,3}', before: '(?<![\\w.])', after: '(?![\\w])(?!\\.\\d)' },
  { kind: 'ip', pattern: '(?:\\d{1,3}-){3}\\d{1,3}', before: '(?<![\\w-])', after: '(?=\\.)' },
  {
    kind: 'wildcard',
    pattern: '[\\d.]+(?:/[\\d.]+)* (?:ms|milliseconds)',
    before: '(?<=(?:time[= ]|after |mdev = |max = ))',
  },
  { kind: 'wildcard', pattern: '\\d+ms', before: '(?<=time )', after: '(?!\\w)' },
  {
    kind: 'hash',
    pattern: `${RANDOM}{6,10}`,
    before: '(?<=pod-template-hash=|pod-template-hash: |[a-z0-9]-)',
    after: `(?=-${RANDOM}{5}${END}|${END})`,
  },
  { kind: 'suffix', pattern: `${RANDOM}{5}`, before: '(?<=[a-z0-9]-)', after: END },
  { kind: 'port', pattern: '3[0-2]\\d{3}', before: '(?<=[:\\s]|^)', after: '(?=[/\\s,]|$)' },
  { kind: 'port', pattern: '(?:3[3-9]|4\\d|5\\d|60)\\d{3}', before: '(?<=:)', after: '(?!\\d)' },
  {
    kind: 'wildcard',
    pattern: '(?:\\d+(?:\\.\\d+)?(?:ms|[ydhms]))+',
    before: '(?<![\\w.=-])(?<!cpu: *)(?<!for )',
    after: '(?![\\w.])',
  },
];

const SCANNER = new RegExp(
  SHAPES.map(({ pattern, before = '', after = '' }) => `(${before}${pattern}${after})`).join('|'),
  'g',
);

/** The made-up values of a line, left to right. */
export function tokensOf(line: string): Token[] {
  return [...line.matchAll(SCANNER)].map((match) => {
    const shape = SHAPES[match.slice(1).findIndex((group) => group !== undefined)]!;
    return { kind: shape.kind, value: match[0], start: match.index, pattern: shape.pattern };
  });
}

/** One way to write a value, so that `10-244-0-8` and `10.244.0.8` are the same address. */
export function canonical(kind: TokenKind, value: string): string {
  return kind === 'ip' ? value.replaceAll('-', '.') : value;
}
