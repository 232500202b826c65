import { appendFile } from 'node:fs/promises';
import { type Diagnostic, github, pretty } from 'kubernetes-guide-verify';
import type { Chapter } from '../chapter.ts';
import type { Coverage } from '../exempt.ts';
import type { ReplayOptions } from './options.ts';

/** What surrounds one run. */
export interface Surroundings {
  readonly root: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly signal?: AbortSignal;
  /** The script of a thread that plays chapters besides this one. */
  readonly thread?: URL;
}

/** What came of one chapter. */
export interface Outcome {
  readonly chapter: Chapter;
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
  readonly seconds: number;
  /** Something is wrong that no diagnostic tells of. */
  readonly failed?: boolean;
}

function rowOf({ chapter, diagnostics, coverage, seconds }: Outcome): string {
  const { steps, lines, skippedSteps, skippedLines, elidedLines, wildcardLines } = coverage;
  const compared = lines - skippedLines - elidedLines - wildcardLines;
  return `${chapter.id}: 명령 ${steps - skippedSteps}/${steps}개, 출력 ${compared}/${lines}줄 비교(건너뜀 ${skippedLines}, 생략 ${elidedLines}, 시각 ${wildcardLines}), 다른 곳 ${diagnostics.length}곳, ${seconds.toFixed(1)}초`;
}

/** Prints what came of all chapters, and how much of each was compared. */
export async function report(
  outcomes: readonly Outcome[],
  { format }: ReplayOptions,
  at: Surroundings,
): Promise<void> {
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  const commands = outcomes.reduce((sum, { coverage }) => sum + coverage.steps - coverage.skippedSteps, 0);
  const checked = { files: outcomes.length, documents: 0, commands };
  const rows = outcomes.map(rowOf);
  if (format === 'json') {
    const chapters = outcomes.map(({ coverage, seconds }) => ({ ...coverage, seconds }));
    at.stdout.write(`${JSON.stringify({ checked, chapters, diagnostics }, null, 2)}\n`);
    return;
  }
  if (format === 'github') at.stdout.write(github({ checked, diagnostics }));
  else {
    const sources = new Map(outcomes.map(({ chapter }) => [chapter.file, chapter.text]));
    const colour = at.stdout.isTTY === true && at.env['NO_COLOR'] === undefined;
    at.stdout.write(pretty({ checked, diagnostics }, sources, colour));
  }
  at.stdout.write(`${rows.join('\n')}\n`);
  const summary = at.env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '')
    await appendFile(summary, `${rows.map((row) => `- ${row}`).join('\n')}\n`);
}
