import { type At, diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { codePointName } from './characters.ts';
import { type Lexical, readRoughly } from './lexical.ts';
import { type Lines, linesOf } from './lines.ts';
import { keyText, type Node } from './node.ts';
import type { Refusal } from './tree.ts';

/** A document that cannot be read, and what the two parsers say about it. */
export interface Unreadable {
  readonly file: string;
  /** Lines of the whole file. */
  readonly lines: Lines;
  /** The document and its offset in the file. */
  readonly text: string;
  readonly offset: number;
  /** Go's words (`yaml: line 4: …`). It is the judge; absent when only js-yaml was asked. */
  readonly verdict: string | undefined;
  readonly refusal: Refusal | undefined;
  /** The tree, where js-yaml reads what Go does not. */
  readonly root: Node | undefined;
}

interface Case extends Unreadable {
  readonly own: Lines;
  readonly rough: Lexical;
  readonly says: string;
  readonly detail: { readonly detail: string };
  /** Place of offsets that count from the document's start. */
  at(start: number, end: number): At;
  /** Best guess of the place of the problem, an offset in the document. */
  readonly guess: number;
}

/** Beyond this, a line is not worth explaining. */
const LONG_LINE = 1000;

type Explainer = (unreadable: Case) => Diagnostic[];

/** Go counts lines of parser errors from 0, those of scanner errors from 1 (`parser.fail` of go.yaml.in/yaml v2). */
function lineOfVerdict(verdict: string): number | undefined {
  const line = /line (\d+):/.exec(verdict)?.[1];
  if (line === undefined) return undefined;
  return Number(line) + (/did not find expected/.test(verdict) ? 1 : 0);
}

function guessOffset({ verdict, refusal, offset }: Unreadable, own: Lines): number {
  const line = verdict === undefined ? undefined : lineOfVerdict(verdict);
  const refused = refusal === undefined ? undefined : refusal.offset - offset;
  if (line === undefined) return refused ?? 0;
  if (refused !== undefined && Math.abs(own.place(refused).line - line) <= 1) return refused;
  return own.start(line) + /^[ \t]*/.exec(own.line(line))![0].length;
}

const controls: Explainer = ({ says, text, at, detail }) => {
  if (!/control characters|null byte|non-printable/.test(says)) return [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/.exec(text);
  if (found === null) return [];
  const character = codePointName(found[0]);
  return [diagnose('yaml-control-character', at(found.index, found.index + 1), { character }, detail)];
};

const aliasBomb: Explainer = ({ says, text, rough, at, detail }) => {
  if (!/excessive aliasing|value contains itself/.test(says)) return [];
  const alias = [...text.matchAll(/\*[\w-]+/g)].find(
    ({ index }) => !rough.inComment(index) && !rough.inQuotes(index),
  );
  return [diagnose('yaml-alias-bomb', at(alias?.index ?? 0, (alias?.index ?? 0) + 1), {}, detail)];
};

const undefinedAlias: Explainer = ({ says, text, rough, at, detail }) => {
  const name = /unknown anchor '(.+)' referenced/.exec(says)?.[1];
  if (name === undefined) return [];
  for (let index = text.indexOf(`*${name}`); index !== -1; index = text.indexOf(`*${name}`, index + 1)) {
    if (rough.inComment(index) || rough.inQuotes(index) || rough.inBlock(index)) continue;
    return [diagnose('yaml-undefined-alias', at(index, index + name.length + 1), { name }, detail)];
  }
  return [];
};

const templates: Explainer = ({ text, rough, at, detail }) =>
  [...text.matchAll(/\{\{[^{}\n]{0,200}\}\}/g)]
    .filter(({ index }) => !rough.inComment(index) && !rough.inQuotes(index) && !rough.inBlock(index))
    .map(({ 0: template, index }) =>
      diagnose('yaml-helm-template', at(index, index + template.length), { template }, detail),
    );

/** The first scalar or key of a tree that fits. */
function findNode(node: Node, fits: (node: Node, isKey: boolean) => boolean): Node | undefined {
  if (node.kind === 'scalar' && fits(node, false)) return node;
  if (node.kind === 'list') return firstOf(node.items, (item) => findNode(item, fits));
  if (node.kind !== 'map') return undefined;
  return firstOf(node.entries, ({ key, value }) => (fits(key, true) ? key : findNode(value, fits)));
}

function firstOf<T>(items: readonly T[], find: (item: T) => Node | undefined): Node | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const unusable: Explainer = ({ says, root, offset, at, detail }) => {
  if (root === undefined) return [];
  if (/invalid map key|unsupported map key/.test(says)) {
    const key = findNode(root, (node, isKey) => isKey && keyText(node) === undefined);
    return key === undefined
      ? []
      : [diagnose('yaml-map-key', at(key.start - offset, key.end - offset), {}, detail)];
  }
  if (!/unsupported value/.test(says)) return [];
  const number = findNode(
    root,
    (node) => node.kind === 'scalar' && typeof node.value === 'number' && !Number.isFinite(node.value),
  );
  if (number?.kind !== 'scalar') return [];
  return [
    diagnose('yaml-number', at(number.start - offset, number.end - offset), { value: number.text }, detail),
  ];
};

const tabs: Explainer = ({ says, text, own, rough, at, detail, guess }) => {
  if (!/cannot start any token|tab character/.test(says)) return [];
  const lines = [...text.matchAll(/^([ ]*(?:-[ ]*)*)\t[ \t]*(.?)/gm)]
    .map(({ 1: before, 2: after, index }) => ({ offset: index + before!.length, blank: after === '' }))
    .filter(({ offset }) => !rough.inQuotes(offset) && !rough.inBlock(offset));
  const written = lines.filter(({ blank }) => !blank);
  const line = own.place(guess).line;
  const blank = lines.filter(({ offset }) => own.place(offset).line === line);
  return (written.length > 0 ? written : blank).map(({ offset }) =>
    diagnose('yaml-tab', at(offset, offset + 1), {}, detail),
  );
};

const reserved: Explainer = ({ says, text, rough, at, detail }) => {
  if (!/cannot start any token|directive/.test(says)) return [];
  for (const { index, 0: whole } of text.matchAll(/(?:^|[:\-,[]) *[@`%]/gm)) {
    const place = index + whole.length - 1;
    if (rough.inComment(place) || rough.inQuotes(place) || rough.inBlock(place)) continue;
    return [diagnose('yaml-reserved-character', at(place, place + 1), { character: text[place]! }, detail)];
  }
  return [];
};

const openQuote: Explainer = ({ rough, text, at, detail, guess }) => {
  const index = rough.openQuote;
  if (index === undefined || index > guess) return [];
  return [diagnose('yaml-unclosed-quote', at(index, index + 1), { quote: text[index]! }, detail)];
};

const openBracket: Explainer = ({ rough, text, at, detail }) => {
  const index = rough.openBracket;
  if (index === undefined) return [];
  const open = text[index]!;
  return [
    diagnose(
      'yaml-unclosed-bracket',
      at(index, index + 1),
      { open, close: open === '{' ? '}' : ']' },
      detail,
    ),
  ];
};

const flowEntry: Explainer = ({ says, text, at, detail, guess }) => {
  const close = /did not find expected ',' or '([}\]])'/.exec(says)?.[1];
  if (close === undefined) return [];
  const open = close === '}' ? '{' : '[';
  // Go names the line after the one that it could not read.
  const place = text.lastIndexOf(open, guess);
  if (place === -1) return [];
  return [diagnose('yaml-flow-entry', at(place, place + 1), { open, close }, detail)];
};

const missingSpace: Explainer = ({ says, own, at, detail, guess }) => {
  if (!/mapping values are not allowed|could not find expected ':'|did not find expected|:/.test(says))
    return [];
  const around = own.place(guess).line;
  for (const line of [around, around - 1, around - 2].filter((number) => number >= 1)) {
    const text = own.line(line).slice(0, LONG_LINE);
    const start = own.start(line);
    const colon = /^(\s*(?:- +)?)([A-Za-z][\w.-]*):([^\s:/][^:]*)$/.exec(text.replace(/\s+#.*$/, ''));
    const dash = /^(\s*)-([A-Za-z][\w.-]*:(?: .*)?)$/.exec(text);
    const match = colon ?? dash;
    if (match === null) continue;
    const [, indent, first, rest] = match as unknown as [string, string, string, string | undefined];
    const written = colon ? `${first}:${rest!.trim()}` : `-${first.trim()}`;
    const meant = colon ? `${first}: ${rest!.trim()}` : `- ${first.trim()}`;
    const place = start + indent.length;
    return [diagnose('yaml-missing-space', at(place, place + written.length), { written, meant }, detail)];
  }
  return [];
};

const colonInValue: Explainer = ({ says, own, at, detail, guess }) => {
  if (!/mapping values are not allowed|bad indentation of a mapping entry/.test(says)) return [];
  const line = own.place(guess).line;
  const match = /^(\s*(?:- +)?[^\s:'"#][^:'"]*:[ ]+)([^'"{[|>\s].*?: .*)$/.exec(
    own.line(line).slice(0, LONG_LINE),
  );
  if (match === null) return [];
  const place = own.start(line) + match[1]!.length;
  const value = match[2]!.replace(/\s+#.*$/, '').trim();
  return [diagnose('yaml-colon-in-value', at(place, place + value.length), { value }, detail)];
};

const indentation: Explainer = ({ says, at, detail, guess }) => {
  const about =
    /did not find expected (?:key|'-' indicator)|block sequence entries are not allowed|mapping values are not|could not find expected ':'|bad indentation|deficient indentation/;
  return about.test(says) ? [diagnose('yaml-indent', at(guess, guess + 1), {}, detail)] : [];
};

const anything: Explainer = ({ at, detail, guess }) => [
  diagnose('yaml-syntax', at(guess, guess + 1), {}, detail),
];

const EXPLAINERS: readonly Explainer[] = [
  controls,
  aliasBomb,
  undefinedAlias,
  templates,
  unusable,
  tabs,
  reserved,
  openQuote,
  openBracket,
  flowEntry,
  missingSpace,
  colonInValue,
  indentation,
  anything,
];

/** Says in the reader's words why a document cannot be read: the first explanation that fits, at each place. */
export function explainSyntax(unreadable: Unreadable): Diagnostic[] {
  const { file, lines, text, offset, verdict, refusal } = unreadable;
  const own = linesOf(text);
  const words = verdict ?? refusal?.reason ?? '';
  const explained: Case = {
    ...unreadable,
    own,
    rough: readRoughly(text),
    says: words,
    detail: { detail: words },
    at: (start, end) => ({ file, range: lines.range(offset + start, offset + end) }),
    guess: guessOffset(unreadable, own),
  };
  for (const explain of EXPLAINERS) {
    const found = explain(explained);
    if (found.length > 0) return found;
  }
  return [];
}
