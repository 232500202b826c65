/** One document of a text, as the engine splits it. */
export interface Document {
  readonly text: string;
  /** From 0. */
  readonly index: number;
  /** First line, from 1. */
  readonly line: number;
}

/** Splits at `---` in the first column, the way the engine does. */
export function splitDocuments(yaml: string): Document[] {
  const out: Document[] = [];
  let line = 1;
  const texts = yaml.split(/\n---[^\n]*(?:\n|$)/);
  // Nothing after the last `---` is no document.
  if (texts.length > 1 && texts.at(-1) === '') texts.pop();
  for (const [index, text] of texts.entries()) {
    out.push({ text, index, line });
    line += text.split('\n').length + 1;
  }
  return out;
}
