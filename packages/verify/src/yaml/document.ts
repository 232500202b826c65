import { type DocumentText, splitDocuments } from './documents.ts';
import { flattenFlow } from './flatten.ts';
import { type Lines, linesOf } from './lines.ts';
import type { Node } from './node.ts';
import { parseTree, type Refusal } from './tree.ts';
import { type Json, toJson } from './value.ts';

/** One document of a file, read as far as it can be. */
export interface YamlDocument extends DocumentText {
  /** Absent when the text is empty, or not readable. Beside a refusal, what Go reads all the same. */
  readonly root: Node | undefined;
  /** Nodes after a `...`, which kubectl never reads. */
  readonly unread: readonly Node[];
  /** What kubectl makes of it; null for an empty document. */
  readonly value: Json;
  readonly refusal: Refusal | undefined;
}

/** A file of YAML documents. */
export interface YamlFile {
  readonly lines: Lines;
  readonly documents: readonly YamlDocument[];
  readonly badSeparator: { readonly offset: number; readonly rest: string } | undefined;
}

/** Parses what Go reads of a text that js-yaml refuses. */
function parseAnyway({ text, offset }: DocumentText, refusal: Refusal): readonly Node[] {
  if (refusal.cause === 'rest') return parseTree(text.slice(0, refusal.offset - offset), offset).roots;
  return refusal.cause === 'flow' ? parseTree(flattenFlow(text), offset).roots : [];
}

/** No request that an API server reads is larger, in bytes; a text of as many characters never is smaller. */
export const MAX_LENGTH = 3 * 1024 * 1024;

function parseDocument(part: DocumentText): YamlDocument {
  if (part.text.length > MAX_LENGTH) {
    const refusal = { offset: part.offset, reason: 'too large', cause: 'large' } as const;
    return { ...part, root: undefined, unread: [], refusal, value: null };
  }
  const { roots, refusal } = parseTree(part.text, part.offset);
  const [root, ...unread] = refusal === undefined ? roots : parseAnyway(part, refusal);
  return { ...part, root, unread, refusal, value: root === undefined ? null : toJson(root) };
}

/** Reads a file: cut as kubectl cuts it, each document parsed on its own. A byte order mark is left out. */
export function readYaml(source: string): YamlFile {
  const text = source.replace(/^\ufeff/, '');
  const { documents, badSeparator } = splitDocuments(text);
  return {
    lines: linesOf(text),
    documents: documents.map(parseDocument),
    badSeparator,
  };
}
