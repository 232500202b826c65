/** One JSON object of a stream. */
export interface JsonPart {
  readonly text: string;
  readonly offset: number;
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at++;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/**
 * Cuts a text of JSON objects, one after another, into its objects.
 *
 * @returns undefined when the text is anything else; it is YAML then.
 */
export function splitJsonStream(text: string): JsonPart[] | undefined {
  const parts: JsonPart[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at >= text.length) return parts.length > 0 ? parts : undefined;
    if (text[at] !== '{') return undefined;
    const end = endOfObject(text, at);
    if (end === undefined) return undefined;
    const part = text.slice(at, end);
    try {
      JSON.parse(part);
    } catch {
      return undefined;
    }
    parts.push({ text: part, offset: at });
    at = end;
  }
}
