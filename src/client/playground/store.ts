import { type Workspace, workspaceOf } from '../../playground/files.ts';

const KEY = 'guide-playground';
const BEFORE = 'guide-playground-before';

function read(key: string): Workspace | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return workspaceOf(value);
  } catch {
    return undefined;
  }
}

function write(key: string, workspace: Workspace): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(workspace));
    return true;
  } catch {
    // Full or denied.
    return false;
  }
}

/** What this browser keeps of the playground. */
export const store = {
  load: () => read(KEY),
  /** @returns false when the browser does not keep it. */
  save: (workspace: Workspace) => write(KEY, workspace),
  /** Puts aside what the reader had before a link was opened. */
  putAside(): void {
    const own = read(KEY);
    if (own) write(BEFORE, own);
  },
  aside: () => read(BEFORE),
};
