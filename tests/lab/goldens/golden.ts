/** A command and what kubectl printed for it. */
export interface Golden {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/**
 * Reads a file of goldens: `$ command`, then its output with `|` before each line of standard output, `!` before each
 * of standard error, `\` after a last line without an end, and `= code` when it failed.
 */
export function parseGoldens(text: string): Golden[] {
  const goldens: { command: string; stdout: string; stderr: string; exit: number }[] = [];
  let last: 'stdout' | 'stderr' = 'stdout';
  for (const line of text.split('\n')) {
    const current = goldens.at(-1);
    const rest = line.slice(1);
    if (line.startsWith('$ ')) goldens.push({ command: line.slice(2), stdout: '', stderr: '', exit: 0 });
    else if (!current) continue;
    else if (line.startsWith('=')) current.exit = Number(rest);
    else if (line.startsWith('\\')) current[last] = current[last].slice(0, -1);
    else if (line !== '') {
      last = line.startsWith('|') ? 'stdout' : 'stderr';
      current[last] += `${rest}\n`;
    }
  }
  return goldens;
}
