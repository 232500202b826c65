import type { Session } from '../replay/cluster.ts';
import { linesOf } from '../replay/transcript.ts';

/** One thing that has to hold: a command, and what it has to print. */
export interface Check {
  /** For the reader. */
  readonly says: string;
  readonly run: string;
  /** A regular expression that fits what the command prints, all lines together. */
  readonly like: string;
}

export interface CheckResult {
  readonly says: string;
  readonly passed: boolean;
  /** What the command printed. */
  readonly printed: string;
}

async function outputOf(session: Session, command: string): Promise<string> {
  const { output, exit } = session.exec(command);
  let text = '';
  for await (const { data } of output) text += data;
  await exit;
  return linesOf(text).join('\n');
}

/**
 * Looks whether a challenge is solved, by asking the cluster.
 *
 * @param session A terminal of the judge's own.
 */
export async function judge(session: Session, checks: readonly Check[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { says, run, like } of checks) {
    const printed = await outputOf(session, run);
    results.push({ says, passed: new RegExp(like).test(printed), printed });
  }
  return results;
}

/** Whether everything holds. Nothing to check is no success. */
export const isSolved = (results: readonly CheckResult[]): boolean =>
  results.length > 0 && results.every(({ passed }) => passed);
