const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML and SVG content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char]!);
}

/** Escapes prose and turns `code` into <code>; a back-tick without a partner throws. */
export function inlineHtml(prose: string): string {
  const parts = prose.split('`');
  if (parts.length % 2 === 0) throw new Error(`unbalanced back-tick in "${prose}"`);
  return parts
    .map((part, i) => (i % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
    .join('');
}
