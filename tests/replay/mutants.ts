import type { Chapter, ChapterStep } from '../../src/replay/chapter.ts';
import { isCompared } from '../../src/replay/step.ts';
import { canonical, tokensOf } from '../../src/replay/tokens.ts';
import type { Transcript } from '../../src/replay/transcript.ts';

/** A page with one mistake in it. */
export interface Mutant {
  readonly kind: 'word' | 'swap' | 'drop' | 'rename' | 'exit';
  readonly what: string;
  readonly text: string;
  /** Lines of the mutant, any of which is the right one to report. */
  readonly lines: readonly number[];
}

interface Shown {
  readonly each: ChapterStep;
  readonly index: number;
  readonly text: string;
  readonly line: number;
}

const WORD = /[A-Za-z]{2,}/g;

/** Replaces the text of one line from a column on. */
function edit(page: string, line: number, change: (text: string) => string): string {
  return page
    .split('\n')
    .map((text, index) => (index === line - 1 ? change(text) : text))
    .join('\n');
}

function words({ text, line }: Shown, page: string): Mutant[] {
  const made = tokensOf(text);
  const free = [...text.matchAll(WORD)].filter(
    ({ 0: word, index }) =>
      !made.some(({ start, value }) => index < start + value.length && start < index + word.length),
  );
  const [first] = free;
  if (!first) return [];
  const wrong = 'wrong';
  const mutated = edit(page, line, (whole) => {
    const at = whole.indexOf(text) + first.index;
    return whole.slice(0, at) + wrong + whole.slice(at + first[0].length);
  });
  return [{ kind: 'word', what: `${first[0]} in "${text}"`, text: mutated, lines: [line] }];
}

function drops({ each, index, text, line }: Shown, page: string): Mutant[] {
  const near = [index - 1, index, index + 1].map((at) => each.patterns[at]);
  // `…` stands for any lines: it takes the dropped one in.
  if (
    near.some((pattern) => pattern?.anyLines) ||
    (each.block.options.unordered && each.patterns.some(({ anyLines }) => anyLines))
  )
    return [];
  const lines = page.split('\n');
  lines.splice(line - 1, 1);
  const same = each.step.output.filter((other) => other.text === text).map((other) => other.line);
  const first = each.step.output[0]?.line ?? line;
  const right = each.block.options.unordered ? each.step.output.map((other) => other.line) : [line, ...same];
  const around = right.flatMap((at) => [at - 1, at]).filter((at) => at >= first - 1);
  return [{ kind: 'drop', what: `"${text}"`, text: lines.join('\n'), lines: around }];
}

type Made = 'ip' | 'suffix' | 'hash' | 'uid';

/** A value of each kind that no page has. */
const FRESH: Readonly<Record<Made, string>> = {
  ip: '10.244.99.99',
  suffix: 'zzzzz',
  hash: 'zzzzzzzz',
  uid: '00000000-0000-4000-8000-000000000000',
};

/** Values of the chapter that a cluster made up, with the lines on which they stand. */
function placesOf(shown: readonly Shown[], kind: Made, literals: ReadonlySet<string>): Map<string, Shown[]> {
  const places = new Map<string, Shown[]>();
  for (const each of shown) {
    for (const token of tokensOf(each.text)) {
      if (token.kind !== kind) continue;
      const value = canonical(kind, token.value);
      if (literals.has(value) || each.text.includes('…')) continue;
      places.set(value, [...(places.get(value) ?? []).filter((other) => other !== each), each]);
    }
  }
  return places;
}

/** A value changed in one of the places where it stands. In one place alone a value is as good as any other. */
function renames(kind: Made, shown: readonly Shown[], literals: ReadonlySet<string>, page: string): Mutant[] {
  return [...placesOf(shown, kind, literals)]
    .filter(([, lines]) => lines.length > 1)
    .flatMap(([value, lines]) =>
      lines.map(({ line, text }): Mutant => {
        const mutated = edit(page, line, (whole) => whole.replaceAll(value, FRESH[kind]));
        return { kind: 'rename', what: `${value} in "${text}"`, text: mutated, lines: [line] };
      }),
    );
}

function swaps(shown: readonly Shown[], literals: ReadonlySet<string>, page: string): Mutant[] {
  const places = placesOf(shown, 'ip', literals);
  const pairs = [...places].flatMap(([one, at], index) =>
    [...places].slice(index + 1).map(([two, other]) => ({ one, two, at, other })),
  );
  return pairs.flatMap(({ one, two, at, other }): Mutant[] => {
    const [first, second] = [at[0]!, other[0]!];
    const touched = new Set([first.line, second.line]);
    const elsewhere = [...at, ...other].filter(({ line }) => !touched.has(line));
    // Swapped wherever they stand, two addresses are merely named the other way round.
    if (elsewhere.length === 0) return [];
    const swap = (whole: string): string =>
      whole.replaceAll(one, '\u0000').replaceAll(two, one).replaceAll('\u0000', two);
    const text = [...touched].reduce((mutated, line) => edit(mutated, line, swap), page);
    return [{ kind: 'swap', what: `${one} and ${two}`, text, lines: [...touched] }];
  });
}

function exits(chapter: Chapter, transcript: Transcript): Mutant[] {
  return chapter.steps.flatMap(({ block, last }, index): Mutant[] => {
    const record = transcript.steps[index];
    if (!last || !record || record.skipped !== undefined || record.exit === null) return [];
    const line = block.range.start.line - 1;
    const { exit } = block.options;
    const change = (whole: string): string =>
      exit === 0
        ? whole.replace('```console', '```console exit=3')
        : whole.replace(`exit=${exit}`, `exit=${exit + 1}`);
    const text = edit(chapter.text, line, change);
    return text === chapter.text ? [] : [{ kind: 'exit', what: `exit=${exit}`, text, lines: [line] }];
  });
}

/** Every page with one mistake that can be made of a chapter, for each line that is compared. */
export function mutantsOf(chapter: Chapter, transcript: Transcript): Mutant[] {
  const shown = chapter.steps.flatMap((each, step): Shown[] =>
    transcript.steps[step]?.skipped !== undefined || !isCompared(each)
      ? []
      : each.step.output.flatMap(({ text, line }, index) =>
          each.patterns[index]?.anyLines ? [] : [{ each, index, text, line }],
        ),
  );
  return [
    ...shown.flatMap((line) => [...words(line, chapter.text), ...drops(line, chapter.text)]),
    ...(['suffix', 'hash', 'ip', 'uid'] as const).flatMap((kind) =>
      renames(kind, shown, chapter.literals, chapter.text),
    ),
    ...swaps(shown, chapter.literals, chapter.text),
    ...exits(chapter, transcript),
  ];
}
