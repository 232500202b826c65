/** One line of a group: a command that is recorded, run silently, started beside the next ones, or the wait for those. */
export interface Step {
  readonly kind: 'record' | 'silent' | 'beside' | 'wait';
  readonly cmd: string;
}

/** The groups of `groups.txt` by name, in the order of the file. */
export function parseGroups(text: string): ReadonlyMap<string, readonly Step[]> {
  const groups = new Map<string, Step[]>();
  let steps: Step[] | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) {
      steps = [];
      groups.set(line.slice(3).trim(), steps);
    } else if (line.trim() !== '' && !line.startsWith('# ')) steps?.push(stepOf(line));
  }
  return groups;
}

function stepOf(line: string): Step {
  if (line === '.wait') return { kind: 'wait', cmd: '' };
  if (line.startsWith('@ ')) return { kind: 'silent', cmd: line.slice(2) };
  if (line.startsWith('& ')) return { kind: 'beside', cmd: line.slice(2) };
  return { kind: 'record', cmd: line };
}
