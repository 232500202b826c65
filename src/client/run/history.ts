/** The lines that a reader typed, to walk through with the arrow keys. */
export interface History {
  add(line: string): void;
  /** The line before the present one; undefined at the first. `draft` comes back at the end. */
  older(draft: string): string | undefined;
  newer(): string | undefined;
  all(): readonly string[];
}

const MOST = 200;

/** @param lines from earlier, oldest first. */
export function createHistory(lines: readonly string[] = []): History {
  const kept = lines.slice(-MOST);
  let at = kept.length;
  let unsent = '';
  return {
    add(line) {
      if (line.trim() !== '' && kept.at(-1) !== line) kept.push(line);
      if (kept.length > MOST) kept.shift();
      at = kept.length;
      unsent = '';
    },
    older(draft) {
      if (at === 0) return undefined;
      if (at === kept.length) unsent = draft;
      at -= 1;
      return kept[at];
    },
    newer() {
      if (at >= kept.length) return undefined;
      at += 1;
      return at === kept.length ? unsent : kept[at];
    },
    all: () => kept,
  };
}
