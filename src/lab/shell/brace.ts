/**
 * The words that braces make of one: `a{b,c}` → `ab`, `ac`; `{1..3}` → `1`, `2`, `3`. Quotes and what they protect
 * stay as they are.
 */
export function expandBraces(text: string): string[] {
  for (let at = 0; at < text.length; at++) {
    const skipped = skip(text, at);
    if (skipped > at) {
      at = skipped - 1;
      continue;
    }
    if (text[at] !== '{') continue;
    const group = read(text, at);
    if (!group) continue;
    const head = text.slice(0, at);
    const tails = expandBraces(text.slice(group.end));
    return group.choices.flatMap((choice) =>
      expandBraces(choice).flatMap((middle) => tails.map((tail) => head + middle + tail)),
    );
  }
  return [text];
}

/** The end of what is quoted or substituted at a place; the place itself when nothing is. */
function skip(text: string, at: number): number {
  const letter = text[at];
  if (letter === '\\') return at + 2;
  if (letter === "'") return Math.max(at + 1, text.indexOf("'", at + 1) + 1);
  if (letter === '"') {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  if (letter === '$' && (text[at + 1] === '{' || text[at + 1] === '(')) {
    const open = text[at + 1] as string;
    const close = open === '{' ? '}' : ')';
    let depth = 0;
    for (let end = at + 1; end < text.length; end++) {
      if (text[end] === open) depth++;
      if (text[end] === close && --depth === 0) return end + 1;
    }
  }
  return at;
}

function read(text: string, from: number): { choices: string[]; end: number } | undefined {
  const parts: string[] = [];
  let depth = 0;
  let start = from + 1;
  for (let at = from; at < text.length; ) {
    const skipped = skip(text, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    if (text[at] === '{') depth++;
    if (text[at] === ',' && depth === 1) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
    if (text[at] === '}' && --depth === 0) {
      parts.push(text.slice(start, at));
      const choices = parts.length > 1 ? parts : sequence(parts[0] ?? '');
      return choices && { choices, end: at + 1 };
    }
    at++;
  }
  return undefined;
}

function sequence(text: string): string[] | undefined {
  const numbers = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(text);
  if (numbers) {
    const [, first = '', end = '', by] = numbers;
    const width = /^-?0\d/.test(first) || /^-?0\d/.test(end) ? Math.max(first.length, end.length) : 0;
    return steps(Number(first), Number(end), Number(by ?? 1)).map((value) =>
      width
        ? `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width - (value < 0 ? 1 : 0), '0')}`
        : `${value}`,
    );
  }
  const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?$/.exec(text);
  if (!letters) return undefined;
  const [, first = '', end = '', by] = letters;
  return steps(first.charCodeAt(0), end.charCodeAt(0), Number(by ?? 1)).map((code) =>
    String.fromCharCode(code),
  );
}

function steps(first: number, end: number, by: number): number[] {
  const step = Math.abs(by) || 1;
  const count = Math.floor(Math.abs(end - first) / step) + 1;
  return Array.from(
    { length: Math.min(count, 100_000) },
    (_, index) => first + (end < first ? -1 : 1) * step * index,
  );
}
