import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import type { Chapter } from './chapter.ts';
import { type Cluster, type Execution, SetupError } from './cluster.ts';
import { compareChapter } from './compare.ts';
import { type Bounds, guardCommand } from './guard.ts';
import { type RunOptions, runChapter } from './run.ts';
import { missing } from './step.ts';
import { realTime } from './time.ts';
import type { Transcript } from './transcript.ts';

/** What came of running a chapter. */
export interface Replay {
  /** Missing when the chapter could not be prepared. */
  readonly transcript?: Transcript;
  readonly diagnostics: readonly Diagnostic[];
}

const headOf = ({ file, page }: Chapter) => {
  const line = page.frontmatterRange?.start.line ?? 1;
  return { file, line, column: 1 };
};

/**
 * Commands of a chapter that would touch what is not its own. None may run when there is one. Steps that need what is
 * not there are not run anyway.
 */
export function guardChapter(chapter: Chapter, bounds: Bounds, provides: ReadonlySet<string>): Diagnostic[] {
  const { file, steps, page } = chapter;
  const refused = steps.flatMap((each) => {
    const { step } = each;
    if (missing(each, provides) !== undefined) return [];
    const reason = guardCommand(step.command, bounds);
    return reason === undefined ? [] : [diagnose('replay-refused', { file, range: step.range }, { reason })];
  });
  const cleanup = page.frontmatter.cleanup.flatMap((command) => {
    const reason = guardCommand(command, bounds);
    return reason === undefined ? [] : [diagnose('replay-refused', headOf(chapter), { reason })];
  });
  return [...refused, ...cleanup];
}

/** What a command came to. */
async function ended({ exit, output }: Execution): Promise<{ exit: number; detail: string }> {
  let detail = '';
  for await (const { data } of output) detail += data;
  return { exit: await exit, detail };
}

/**
 * Runs a chapter on a cluster: its setup, its steps, its cleanup, and whatever happens, nothing is left behind.
 *
 * @throws what {@link RunOptions.signal} was aborted with, after cleaning up.
 */
export async function replayChapter(
  chapter: Chapter,
  cluster: Cluster,
  options: RunOptions = {},
): Promise<Replay> {
  const { setup, cleanup } = chapter.page.frontmatter;
  if (!setup) return { diagnostics: [] };
  let open: Awaited<ReturnType<Cluster['open']>>;
  try {
    open = await cluster.open(setup);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof SetupError)) throw error;
    const { command, message } = error;
    return {
      diagnostics: [diagnose('replay-setup', headOf(chapter), { command }, { detail: message.trim() })],
    };
  }
  const diagnostics: Diagnostic[] = [];
  try {
    const transcript = await runChapter(chapter, open, options);
    diagnostics.push(...compareChapter(chapter, transcript));
    const session = await open.session();
    const { time = realTime } = open;
    for (const command of cleanup) {
      options.signal?.throwIfAborted();
      const { exit, detail } = await time.during(ended(session.exec(command)));
      if (exit !== 0) diagnostics.push(diagnose('replay-setup', headOf(chapter), { command }, { detail }));
    }
    return { transcript, diagnostics };
  } finally {
    await open.close();
  }
}
