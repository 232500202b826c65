import { appendFile } from 'node:fs/promises';
import { createKeptEngines, type KeptEngines } from './kept-engines.ts';
import { run, type Surroundings } from './run.ts';

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/**
 * Runs the tool in this process: its arguments, streams and exit code. A bug is reported in one line, never as a
 * stack trace.
 */
export async function start(
  where: Pick<Surroundings, 'root' | 'cwd' | 'command' | 'kubernetes' | 'site' | 'docs' | 'decisive'>,
): Promise<void> {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const { stdout, stderr, env } = process;
  const made: KeptEngines[] = [];
  const judging: Surroundings['judging'] = async (versions, cache) => {
    const kept = await createKeptEngines({ versions, root: where.root, env, cache });
    made.push(kept);
    return kept;
  };
  const summary = env['GITHUB_STEP_SUMMARY'];
  const around: Surroundings = {
    ...where,
    ...(summary && { appendSummary: (text: string) => appendFile(summary, text) }),
    stdout,
    stderr,
    env,
    stdin: readStdin,
    judging,
  };
  try {
    process.exitCode = await run(process.argv.slice(2), around);
  } catch (error) {
    stderr.write(`검사하다 문제가 생겼습니다: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  } finally {
    await Promise.all(made.map(async (kept) => Promise.all([kept.save(), kept.close()])));
  }
}
