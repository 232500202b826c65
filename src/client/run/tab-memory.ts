/** What a tab remembers of the reader's terminal when the browser loads the page again. It may be denied. */
const HISTORY = 'guide-lab-history';
const reachedKey = (chapter: string) => `guide-lab-step-${chapter}`;

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Full or denied: the terminal works, and forgets with the page.
  }
}

export const session = {
  history(): string[] {
    try {
      const lines: unknown = JSON.parse(read(HISTORY) ?? '[]');
      return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
    } catch {
      return [];
    }
  },
  remember(lines: readonly string[]): void {
    write(HISTORY, JSON.stringify(lines));
  },
  /** The furthest step of a chapter that has run. */
  reached(chapter: string, step: number): void {
    const before = Number(read(reachedKey(chapter)) ?? -1);
    if (step > before) write(reachedKey(chapter), String(step));
  },
  forget(chapter: string): void {
    write(reachedKey(chapter), undefined);
  },
};

/** What is said in a tab that was loaded again, and the furthest step that had run in it. */
export interface ResumeNote {
  readonly text: string;
  readonly step: number;
}

/** The tab was loaded again: the cluster that the reader had is gone, and how far they were. */
export function resumeNote(chapter: string): ResumeNote | undefined {
  const value = read(reachedKey(chapter));
  const step = Number(value);
  if (value === null || !Number.isInteger(step)) return undefined;
  return { step, text: '페이지를 다시 열어서 클러스터가 처음 상태입니다.' };
}
