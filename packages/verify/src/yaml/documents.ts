import { splitJsonStream } from './json-stream.ts';

/** One document of a stream, as kubectl cuts it out. */
export interface DocumentText {
  readonly text: string;
  /** Offset of its first character in the stream. */
  readonly offset: number;
  /** Written as JSON and read as JSON, without YAML's rules. */
  readonly json: boolean;
}

/** A line that begins with `---` and goes on with something else; kubectl stops there. */
export interface BadSeparator {
  readonly offset: number;
  readonly rest: string;
}

export interface Stream {
  readonly documents: readonly DocumentText[];
  readonly badSeparator?: BadSeparator;
}

/**
 * Cuts a text into documents as kubectl does: at every line that begins with `---`, wherever it stands, or, for a
 * text that begins with `{`, after each JSON object. What follows a bad separator is not read at all.
 *
 * Rule: `YAMLReader` and `YAMLOrJSONDecoder` of k8s.io/apimachinery, `pkg/util/yaml/decoder.go`.
 */
export function splitDocuments(text: string): Stream {
  const json = splitJsonStream(text);
  if (json !== undefined) return { documents: json.map((part) => ({ ...part, json: true })) };

  const documents: DocumentText[] = [];
  let start = 0;
  for (const separator of text.matchAll(/^---([^\n]*)(?:\n|$)/gm)) {
    const at = separator.index;
    // `^` also matches after a lone CR, which ends no line for kubectl.
    if (at > 0 && text[at - 1] !== '\n') continue;
    if (at > start || documents.length > 0) {
      documents.push({ text: text.slice(start, at), offset: start, json: false });
    }
    const rest = separator[1]!.trim();
    if (rest !== '' && !rest.startsWith('#')) return { documents, badSeparator: { offset: at, rest } };
    start = at + separator[0].length;
  }
  documents.push({ text: text.slice(start), offset: start, json: false });
  return { documents };
}
