/**
 * Reads a line of output as a console block writes it: a line that would look like a prompt carries one backslash
 * more (`\$ `, `\> `).
 */
export function unescapeOutput(line: string): string {
  return /^\\+[$>](?: |$)/.test(line) ? line.slice(1) : line;
}

/** Writes a line of output so that a console block reads it back as it is. */
export function escapeOutput(line: string): string {
  return /^\\*[$>](?: |$)/.test(line) ? `\\${line}` : line;
}
