import { seededRandom } from './random.ts';

/** A manifest with one thing broken (or not: some changes are harmless). */
export interface Mutant {
  /** `hello.yaml#17 swap-letters` */
  readonly name: string;
  readonly text: string;
}

export interface Manifest {
  readonly name: string;
  readonly text: string;
}

type Pick = <T>(items: readonly T[]) => T;

/** Changes one line, or answers undefined where there is nothing to change. */
type LineChange = (line: string, pick: Pick) => string | undefined;

const keyPattern = /^(\s*(?:- )?)([\w./-]+)(:.*)$/;
const valuePattern = /^(\s*(?:- )?[\w./-]+: )([^#]*[^#\s])(.*)$/;

const changeKey = (change: (key: string, pick: Pick) => string): LineChange => {
  return (line, pick) => {
    const found = keyPattern.exec(line);
    return found === null ? undefined : found[1] + change(found[2]!, pick) + found[3];
  };
};

const changeValue = (change: (value: string, pick: Pick) => string): LineChange => {
  return (line, pick) => {
    const found = valuePattern.exec(line);
    return found === null ? undefined : found[1] + change(found[2]!, pick) + found[3];
  };
};

const otherValues = [
  'null',
  'true',
  'yes',
  '0',
  '-1',
  '1.5',
  '70000',
  '99999999999',
  '[]',
  '{}',
  '""',
  '"80"',
  '1e3',
  '1Gi',
];

/** What people do to YAML, by the name of the mistake. */
const lineChanges: Readonly<Record<string, LineChange>> = {
  'drop-line': () => '',
  'double-line': (line) => (line.trim() === '' ? undefined : `${line}\n${line}`),
  'other-value': changeValue((_, pick) => pick(otherValues)),
  'quote-value': changeValue((value) => `"${value.replaceAll('"', '')}"`),
  'swap-case': changeValue((value) =>
    [...value].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(''),
  ),
  'lower-case': changeValue((value) => value.toLowerCase()),
  'drop-letter': changeValue((value, pick) => {
    const at = pick([...value].map((_, i) => i));
    return value.slice(0, at) + value.slice(at + 1);
  }),
  'number-value': changeValue((value) => String(value.length * 1000)),
  'swap-letters': changeKey((key, pick) => {
    const at = pick([...key].map((_, i) => i));
    return key.slice(0, at) + (key[at + 1] ?? '') + key[at] + key.slice(at + 2);
  }),
  'key-case': changeKey((key) => key.toLowerCase() + (key === key.toLowerCase() ? 'S' : '')),
  'indent-more': (line) => ` ${line}`,
  'indent-less': (line) => (line.startsWith('  ') ? line.slice(2) : undefined),
  'tab-indent': (line) => (line.startsWith('  ') ? `\t${line.trimStart()}` : undefined),
  'no-break-space': (line) => (line.startsWith('  ') ? line.replace('  ', '\u00a0 ') : undefined),
  'no-space-after-colon': (line) => (line.includes(': ') ? line.replace(': ', ':') : undefined),
  'no-colon': (line) => (line.includes(':') ? line.replace(':', '') : undefined),
  'list-to-map': (line) => (line.includes('- ') ? line.replace('- ', '  ') : undefined),
  'map-to-list': (line) => (/^\s+\w+:/.test(line) ? line.replace(/(\w)/, '- $1') : undefined),
  'unknown-field': (line) => {
    const found = /^(\s*)\w[\w-]*:/.exec(line);
    return found === null ? undefined : `${found[1]}extra: 1\n${line}`;
  },
  'curly-quotes': changeValue((value) => `“${value}”`),
  'null-item': (line) => (/^\s*- /.test(line) ? `${/^\s*/.exec(line)![0]}- null\n${line}` : undefined),
};

/**
 * Breaks manifests in many ways, always the same for the same manifests, count and seed.
 *
 * @returns `count` texts that differ from each other and from the manifests.
 */
export function mutants(manifests: readonly Manifest[], count: number, seed: number): Mutant[] {
  const random = seededRandom(seed);
  const pick: Pick = (items) => items[Math.floor(random() * items.length)]!;
  const seen = new Set(manifests.map(({ text }) => text));
  const out: Mutant[] = [];
  for (let tries = 0; out.length < count; tries++) {
    if (tries > count * 100) throw new Error(`only ${out.length} different mutants`);
    const { name, text } = pick(manifests);
    const change = pick(Object.keys(lineChanges));
    const lines = text.split('\n');
    const at = pick(lines.map((_, i) => i));
    const changed = lineChanges[change]!(lines[at]!, pick);
    if (changed === undefined) continue;
    lines[at] = changed;
    const mutant = lines.join('\n');
    if (seen.has(mutant)) continue;
    seen.add(mutant);
    out.push({ name: `${name}:${at + 1} ${change}`, text: mutant });
  }
  return out;
}
