import type { Diagnostic } from '../diagnostic.ts';

/** A 53-bit hash of a text (cyrb53), in hexadecimal: tells texts apart, keeps no secret. */
function hash(text: string): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(16).padStart(14, '0');
}

/**
 * Names diagnostics so that they keep their names when lines above them come and go: by code, file and the text of the
 * line, numbered where these are equal.
 *
 * @param lineOf the text of a diagnostic's line; empty when nobody knows.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  lineOf: (diagnostic: Diagnostic) => string,
): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { code, file, path = '' } = diagnostic;
    const name = hash([code, file, path, lineOf(diagnostic).trim()].join('\u0000'));
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}:${count}`;
  });
}
