import { appendFile, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run } from '../cli/run.ts';
import type { Report } from '../project.ts';
import { countOf, jobSummary, type Sources, sarif } from '../report/index.ts';
import { type ActionInputs, type Env, InputError, readInputs } from './inputs.ts';

/** What GitHub gives an action to run in. */
export interface Runner {
  readonly env: Env;
  readonly stdout: { write(text: string): unknown };
  /** A folder that is nobody's project: no file of the workspace is held to this guide's own rules. */
  readonly root: string;
}

async function eventOf({ GITHUB_EVENT_PATH: path }: Env): Promise<unknown> {
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Where the pages about the codes lie: on the Pages of the repository that the action comes from. */
function docsOf({
  GITHUB_ACTION_REPOSITORY: repository = '',
  GITHUB_SERVER_URL: server,
}: Env): string | undefined {
  const [owner, name] = repository.split('/');
  if (!owner || !name || (server !== undefined && server !== 'https://github.com')) return undefined;
  return `https://${owner.toLowerCase()}.github.io/${name}/diagnostics/`;
}

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

function argumentsOf({ paths, kubernetes, changed, annotations }: ActionInputs): string[] {
  return [
    `--format=${annotations ? 'github' : 'pretty'}`,
    ...(kubernetes === '' ? [] : [`--kubernetes=${kubernetes}`]),
    ...(changed === undefined ? [] : [`--changed=${changed}`]),
    '--',
    ...paths,
  ];
}

/** Checks and tells GitHub: annotations, the job's summary, a SARIF file and outputs. */
async function check(inputs: ActionInputs, { env, stdout, root }: Runner): Promise<number> {
  const workspace = await realpath(env['GITHUB_WORKSPACE'] || process.cwd());
  const docs = docsOf(env);
  let seen: { report: Report; sources: Sources } | undefined;
  let problems = '';
  const code = await run(argumentsOf(inputs), {
    root,
    cwd: workspace,
    repository: workspace,
    stdin: async () => new Uint8Array(),
    stdout,
    stderr: { write: (text) => (problems += text) },
    env,
    command: 'kubernetes-guide-verify',
    docs,
    onReport: (report, sources) => {
      seen = { report, sources };
    },
  });
  if (problems !== '') stdout.write(`::${code === 2 ? 'error' : 'notice'}::${escaped(problems.trim())}\n`);
  if (seen === undefined) return code;
  const { errors, warnings } = countOf(seen.report);
  const path =
    inputs.sarif === ''
      ? join(env['RUNNER_TEMP'] || tmpdir(), 'kubernetes-guide-verify.sarif')
      : resolve(workspace, inputs.sarif);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, sarif(seen.report, seen.sources, docs));
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = env;
  if (summary) await appendFile(summary, jobSummary(seen.report, docs));
  if (output)
    await appendFile(
      output,
      `errors=${errors}\nwarnings=${warnings}\nsarif=${path.replace(/[\r\n]/g, '')}\n`,
    );
  if (code === 2) return code;
  const failures = { error: errors, warning: errors + warnings, never: 0 };
  return failures[inputs.failOn] > 0 ? 1 : 0;
}

/**
 * Runs the action once.
 *
 * @returns the exit code: 0, 1 for what `fail-on` says, 2 for bad inputs or nothing to check.
 */
export async function runAction(runner: Runner): Promise<number> {
  try {
    return await check(readInputs(runner.env, await eventOf(runner.env)), runner);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    runner.stdout.write(`::error::${escaped(error.message)}\n`);
    return 2;
  }
}
