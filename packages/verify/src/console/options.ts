import { diagnose } from '../codes/index.ts';
import type { Diagnostic, DiagnosticData } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { ConsoleOptions, Need } from './types.ts';

interface Spec {
  /** How a right one looks. */
  readonly example: string;
  /** The option's part of the result; undefined when the value cannot be read. */
  read(value: string | undefined): Partial<Writable<ConsoleOptions>> | undefined;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

function duration(value: string | undefined): number | undefined {
  const match = /^(\d+)(ms|s|m)$/.exec(value ?? '');
  const amount = Number(match?.[1]) * (UNIT[match?.[2] ?? ''] ?? Number.NaN);
  return amount > 0 ? amount : undefined;
}

function whole(value: string | undefined, least: number, most: number): number | undefined {
  const number = /^\d+$/.test(value ?? '') ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

const isNeed = (word: string): word is Need => /^(?:minikube|tty|internet|nodes=[1-9]\d*)$/.test(word);

const only = <Key extends keyof ConsoleOptions>(key: Key, value: ConsoleOptions[Key] | undefined) =>
  value === undefined ? undefined : { [key]: value };

const flag = (key: 'background' | 'unordered'): Spec => ({
  example: key,
  read: (value) => (value === undefined ? { [key]: true } : undefined),
});

/** The options of a console block: the whole grammar of the words after ```` ```console ````. */
const SPECS: Readonly<Record<string, Spec>> = {
  term: { example: 'term=2', read: (value) => only('term', whole(value, 1, 9)) },
  exit: { example: 'exit=1', read: (value) => only('exit', whole(value, 0, 255)) },
  needs: {
    example: 'needs=minikube',
    read: (value) => {
      const needs = value?.split(',') ?? [];
      return needs.length > 0 && needs.every(isNeed) ? { needs } : undefined;
    },
  },
  background: flag('background'),
  until: { example: 'until=10s', read: (value) => only('until', duration(value)) },
  unordered: flag('unordered'),
  covers: {
    example: 'covers=c1,c2',
    read: (value) => {
      const covers = value?.split(',') ?? [];
      return covers.length > 0 && covers.every((id) => /^[a-z]\d+$/.test(id)) ? { covers } : undefined;
    },
  },
};

const DEFAULTS: ConsoleOptions = {
  term: 1,
  exit: 0,
  needs: [],
  background: false,
  unordered: false,
  covers: [],
};

interface OptionsRead {
  readonly options: ConsoleOptions;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the words after ```` ```console ````.
 *
 * @param meta the words, as written.
 * @param at   where `meta` starts.
 */
export function parseOptions(
  meta: string,
  at: { readonly file: string; readonly line: number; readonly column: number },
): OptionsRead {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const options: Writable<ConsoleOptions> = { ...DEFAULTS };
  for (const { 0: word, index } of meta.matchAll(/\S+/g)) {
    const cut = word.indexOf('=');
    const option = cut < 0 ? word : word.slice(0, cut);
    const value = cut < 0 ? undefined : word.slice(cut + 1);
    const column = at.column + index;
    const place = { file: at.file, line: at.line, column, endLine: at.line, endColumn: column + word.length };
    const spec = Object.hasOwn(SPECS, option) ? SPECS[option] : undefined;
    if (!spec) {
      const suggestion = nearest(option, Object.keys(SPECS)) ?? '';
      diagnostics.push(diagnose('console-unknown-option', place, { option, suggestion }));
      continue;
    }
    if (seen.has(option)) diagnostics.push(diagnose('console-duplicate-option', place, { option }));
    seen.add(option);
    const read = spec.read(value);
    if (read) Object.assign(options, read);
    else diagnostics.push(diagnose('console-bad-option', place, bad(option, value, spec)));
  }
  return { options, diagnostics };
}

const bad = (option: string, value: string | undefined, spec: Spec) =>
  ({ option, value: value ?? '', expected: spec.example }) satisfies DiagnosticData;
