/** What a command said. */
export interface Answer {
  readonly cmd: string;
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const LETTER = '[bcdfghjklmnpqrstvwxz2456789]';

/** Times and counters: each run has its own, so only their place is compared. */
const FREE: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, 'TIME'],
  [/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, 'TIME'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} UTC/g, 'TIME'],
  [/\b[A-Z]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /g, 'KLOG '],
  [/(resourceVersion"?: "?)\d+/g, '$1N'],
  [/\(x\d+ over /g, '(xN over '],
  [/(?<![=\w.-])(?:\d+d)?(?:\d+h)?(?:\d+m)?\d+[smhd]\b/g, 'AGE'],
  [/\b(?:sha256:|containerd:\/\/|docker:\/\/)[0-9a-f]{64}/g, 'DIGEST'],
  [/ +/g, ' '],
  [/ $/gm, ''],
];

/** What a cluster makes up: another name each time, and always the same one for the same thing. */
const MADE = new RegExp(
  [
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '\\b\\d{1,3}(?:[.-]\\d{1,3}){3}\\b',
    `(?<=[-=" ])${LETTER}{8,10}(?=-${LETTER}{5}\\b)`,
    `(?<=[-=" ])${LETTER}{9,10}\\b`,
    `(?<=-)${LETTER}{5}\\b`,
    '\\b3[0-2]\\d{3}\\b',
  ].join('|'),
  'g',
);

/** Names of one run beside those of another, one to one. */
export class Renaming {
  private readonly there = new Map<string, string>();
  private readonly back = new Map<string, string>();

  /** Whether two answers say the same, but for names that stand for each other everywhere. */
  same(one: Answer, other: Answer): boolean {
    if (one.exit !== other.exit) return false;
    const pairs: [string, string][] = [];
    for (const stream of ['stdout', 'stderr'] as const) {
      const [left, right] = [plain(one[stream]), plain(other[stream])];
      if (left.replace(MADE, '?') !== right.replace(MADE, '?')) return false;
      const names = right.match(MADE) ?? [];
      for (const [index, name] of (left.match(MADE) ?? []).entries()) pairs.push([name, names[index] ?? '']);
    }
    const fits = pairs.every(
      ([name, match]) => (this.there.get(name) ?? match) === match && (this.back.get(match) ?? name) === name,
    );
    if (fits)
      for (const [name, match] of pairs) {
        this.there.set(name, match);
        this.back.set(match, name);
      }
    return fits;
  }
}

/** A text without times and without the widths of its columns. */
export function plain(text: string): string {
  return FREE.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
}
