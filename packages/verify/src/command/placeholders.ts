import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type PlacedCommand, stretch } from './place.ts';
import type { ShellReading } from './shell.ts';
import { isPlaceholder } from './zsh.ts';

/** What writers leave for readers to fill in. */
const PLACEHOLDERS: readonly RegExp[] = [
  /<[A-Za-z\p{Script=Hangul}][\p{L}\p{N} ._-]*>/gu,
  /\b(?:YOUR|MY)[_-][A-Z][A-Z_-]*\b/g,
  /(?<![\w-])your-[a-z][a-z-]*/g,
  /(?<![\w.$'"{%])\{(?:[a-z]+(?:[-_][a-z]+)+|\p{Script=Hangul}[\p{Script=Hangul} ]*)\}/gu,
  /(?<!\S)(?:\.\.\.|…)(?!\S)/gu,
];

/** kubectl's and the API server's alphabet of generated names: no vowels, no 0, 1, 3. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';

/** What only one cluster has, by kind. Ranges are those of a default minikube. */
const MADE: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: '파드 이름', pattern: new RegExp(`\\b[a-z0-9][a-z0-9-]*-${RANDOM}{6,10}-${RANDOM}{5}\\b`, 'g') },
  { kind: 'UID', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g },
  { kind: '이름', pattern: new RegExp(`\\b[a-z][a-z0-9-]*-(?=[a-z]*\\d+[a-z])${RANDOM}{5}(?![\\w.-])`, 'g') },
  { kind: '파드 IP', pattern: /\b10\.244\.\d{1,3}\.\d{1,3}\b/g },
  { kind: '클러스터 IP', pattern: /\b10\.(?:9[6-9]|10\d|11[01])\.\d{1,3}\.\d{1,3}\b/g },
  { kind: '노드 IP', pattern: /\b192\.168\.49\.\d{1,3}\b/g },
];

/** Addresses that every minikube gives the same objects: the API's and the DNS's Services. */
const FIXED = new Set(['10.96.0.1', '10.96.0.10', '10.96.0.0']);

/** Parts of a command that the reader would have to replace before running it. */
export function checkPlaceholders(
  command: PlacedCommand,
  { commands, heredocs }: ShellReading,
): Diagnostic[] {
  const found = PLACEHOLDERS.flatMap((pattern) =>
    [...command.text.matchAll(pattern)].map((match) => ({ text: match[0], start: match.index })),
  ).filter(({ start }) => !heredocs.some((body) => start >= body.start && start < body.end));
  const bracketed = commands
    .flatMap(({ words }) => words)
    .filter(({ text }) => isPlaceholder(text))
    .map(({ text, start }) => ({ text, start }));
  return [...found, ...bracketed].map(({ text, start }) =>
    diagnose('command-placeholder', stretch(command, start, start + text.length), { found: text }),
  );
}

/**
 * Names and addresses in a command that one cluster made up.
 *
 * @param known text of the manifests: what stands there is everybody's.
 */
export function checkMadeNames(command: PlacedCommand, known: string): Diagnostic[] {
  const taken: { start: number; end: number }[] = [];
  return MADE.flatMap(({ kind, pattern }) =>
    [...command.text.matchAll(pattern)].flatMap(({ 0: text, index }) => {
      const end = index + text.length;
      const inside = taken.some((each) => index >= each.start && end <= each.end);
      if (inside || FIXED.has(text) || known.includes(text)) return [];
      taken.push({ start: index, end });
      return [diagnose('command-made-name', stretch(command, index, end), { kind, found: text })];
    }),
  );
}
