import type { At } from '../../codes/index.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { type Lexical, readRoughly } from '../lexical.ts';
import { type Lines, linesOf } from '../lines.ts';
import type { Node } from '../node.ts';
import type { Refusal } from '../tree.ts';

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
  /** All that the judge says, for `detail`. */
  readonly said?: string | undefined;
}

/** All that an explainer may look at. Offsets count from the document's start. */
export interface Case extends Unreadable {
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
export const LONG_LINE = 1000;

/** Explains one kind of mistake; nothing when it is another. */
export type Explainer = (unreadable: Case) => Diagnostic[];

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

/** Prepares a document for the explainers. */
export function caseOf(unreadable: Unreadable): Case {
  const { file, lines, text, offset, verdict, refusal } = unreadable;
  const own = linesOf(text);
  const words = verdict ?? refusal?.reason ?? '';
  return {
    ...unreadable,
    own,
    rough: readRoughly(text),
    says: words,
    detail: { detail: unreadable.said ?? words },
    at: (start, end) => ({ file, range: lines.range(offset + start, offset + end) }),
    guess: guessOffset(unreadable, own),
  };
}
