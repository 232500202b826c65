/** One thing that kubeconform objects to, taken out of its wording (santhosh-tekuri/jsonschema v6, English). */
export type Problem =
  | { readonly kind: 'unknown'; readonly fields: readonly string[] }
  | { readonly kind: 'missing'; readonly fields: readonly string[] }
  | { readonly kind: 'type'; readonly got: string; readonly want: readonly string[] }
  | { readonly kind: 'enum'; readonly allowed: readonly string[] }
  | { readonly kind: 'range'; readonly bound: 'minimum' | 'maximum'; readonly limit: string }
  | { readonly kind: 'format'; readonly format: Format }
  | { readonly kind: 'other' };

/** A shape of text that the API wants. */
export type Format = 'quantity' | 'base64' | 'time';

/** What tells the patterns of our schemas apart. */
const PATTERNS: readonly (readonly [part: string, format: Format])[] = [
  ['numkMGTPE', 'quantity'],
  ['A-Za-z0-9+/', 'base64'],
  ['T(?:[01]?', 'time'],
];

function formatOf(message: string): Problem {
  const format = PATTERNS.find(([part]) => message.includes(part))?.[1];
  return format === undefined ? { kind: 'other' } : { kind: 'format', format };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** The words in single quotes, their escapes (Go's `strconv.Quote`) undone. */
function quoted(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, inside]) =>
    inside!.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g, (_, x, u, long, plain) =>
      plain === undefined
        ? String.fromCodePoint(Number.parseInt(x ?? u ?? long, 16))
        : (ESCAPES[plain] ?? plain),
    ),
  );
}

const READERS: readonly (readonly [RegExp, (match: RegExpExecArray) => Problem])[] = [
  [/^additional properties (.+) not allowed$/, (match) => ({ kind: 'unknown', fields: quoted(match[1]!) })],
  [/^missing propert/, (match) => ({ kind: 'missing', fields: quoted(match.input) })],
  [
    /^got (\w+), want (.+)$/,
    (match) => ({
      kind: 'type',
      got: match[1]!,
      want: match[2]!.split(/, | or /).filter((name) => name !== 'null'),
    }),
  ],
  [
    /^value must be (?:one of )?'/,
    (match) => ({ kind: 'enum', allowed: quoted(match.input).filter((value) => value !== '') }),
  ],
  [
    /^(minimum|maximum): got \S+, want (\S+)$/,
    (match) => ({
      kind: 'range',
      bound: match[1] as 'minimum' | 'maximum',
      limit: String(Number(match[2]!.replaceAll(',', ''))),
    }),
  ],
  [/does not match pattern/, (match) => formatOf(match.input)],
];

/** Reads one message of the engine; anything it does not know is `other`. */
export function readProblem(message: string): Problem {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(message);
    if (match !== null) return read(match);
  }
  return { kind: 'other' };
}
