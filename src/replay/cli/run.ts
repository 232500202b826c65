import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from 'kubernetes-guide-verify';
import { type Chapter, chapterOf } from '../chapter.ts';
import { compareChapter } from '../compare.ts';
import { checkCoverage, coverageOf } from '../exempt.ts';
import { kubectlCluster } from '../kubectl/cluster.ts';
import type { Allowed } from '../lab/allowed.ts';
import { recordChapter } from '../record.ts';
import { guardChapter, replayChapter } from '../replay.ts';
import { formatTranscript, type Transcript } from '../transcript.ts';
import { HELP, parseOptions, type ReplayOptions } from './options.ts';
import {
  MANIFESTS,
  type Project,
  readProject,
  readTranscript,
  selectChapters,
  transcriptFile,
} from './project.ts';
import { type Outcome, report, type Surroundings } from './report.ts';
import { playAll } from './threads.ts';

export { playInThread } from './threads.ts';

const CLEAN = 0;
const FOUND = 1;
const MISUSED = 2;

const ALLOWED = 'src/replay/lab/differences.json';

async function check(chapter: Chapter, { root }: Surroundings): Promise<Outcome> {
  const started = Date.now();
  const transcript = await readTranscript(root, chapter);
  const coverage = coverageOf(chapter, transcript);
  const diagnostics = transcript
    ? [...compareChapter(chapter, transcript), ...checkCoverage(chapter, coverage)]
    : [diagnose('replay-unrecorded', { file: chapter.file, line: 1, column: 1 }, { chapter: chapter.id })];
  return { chapter, diagnostics, coverage, seconds: (Date.now() - started) / 1000 };
}

/** Keeps a recording that says the same: values and ages of another run are no news. */
async function keep(chapter: Chapter, transcript: Transcript, { root }: Surroundings): Promise<void> {
  const last = await readTranscript(root, chapter);
  const same =
    last !== undefined &&
    last.versions.server === transcript.versions.server &&
    last.steps.length === transcript.steps.length &&
    last.steps.every(({ skipped }, index) => skipped === transcript.steps[index]?.skipped) &&
    compareChapter(chapter, last).length === 0;
  if (same) return;
  const file = transcriptFile(root, chapter);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, formatTranscript(transcript));
}

async function record(
  chapter: Chapter,
  transcript: Transcript,
  project: Project,
  at: Surroundings,
): Promise<Diagnostic[]> {
  // The author may have gone on writing while the commands ran.
  const manifests = [...project.manifests.values()];
  const current = await readFile(join(at.root, chapter.file), 'utf8');
  const now = current === chapter.text ? chapter : (chapterOf(current, chapter.file, manifests) ?? chapter);
  const text = recordChapter(now, transcript);
  const written = chapterOf(text, chapter.file, manifests) ?? now;
  if (text !== current) await writeFile(join(at.root, chapter.file), text);
  const left = compareChapter(written, transcript);
  await keep(written, transcript, at);
  return [...left, ...checkCoverage(written, coverageOf(written, transcript))];
}

async function onLab(
  chapters: readonly Chapter[],
  { format }: ReplayOptions,
  { manifests }: Project,
  at: Surroundings,
): Promise<Outcome[]> {
  const all = chapters.reduce((sum, { steps }) => sum + steps.length, 0);
  let begun = 0;
  const onStep = () => {
    begun++;
    if (format === 'pretty') at.stderr.write(`\r${begun}/${all} `);
  };
  const allowed = await readAllowed(at.root);
  const options = { manifests, allowed, onStep, ...(at.signal && { signal: at.signal }) };
  const played = await playAll(chapters, options, at.thread);
  if (format === 'pretty') at.stderr.write('\n');
  return played.map(({ unneeded, ...rest }, index) => {
    for (const { chapter, command } of unneeded)
      at.stderr.write(
        `${ALLOWED}: ${chapter}의 다음 명령은 이제 페이지와 같습니다. 목록에서 지우세요: ${command}\n`,
      );
    return { chapter: chapters[index] as Chapter, ...rest, failed: unneeded.length > 0 };
  });
}

/** Where the lab may differ from the pages. A copy of the project without the list allows nothing. */
async function readAllowed(root: string): Promise<readonly Allowed[]> {
  const text = await readFile(join(root, ALLOWED), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Allowed[];
}

function stepCounter({ id, steps }: Chapter, { format }: ReplayOptions, { stderr }: Surroundings) {
  return (_: unknown, index: number) =>
    stderr.write(format === 'pretty' ? `\r${id} ${index + 1}/${steps.length} ` : '');
}

async function replay(
  chapter: Chapter,
  options: ReplayOptions,
  project: Project,
  at: Surroundings,
): Promise<Outcome> {
  const started = Date.now();
  const cluster = kubectlCluster({
    context: options.context ?? '',
    manifests: join(at.root, MANIFESTS),
    provides: options.provides,
    env: at.env,
    ...(at.signal && { signal: at.signal }),
  });
  const result = await cluster.inspect().then(
    async ({ namespaces: existing, provides }) => {
      const setup = chapter.page.frontmatter.setup?.namespaces ?? [];
      const own = [...(project.manifests.get('ns.yaml') ?? '').matchAll(/^ {2}name: ([\w-]+)/gm)].map(
        ([, name]) => name ?? '',
      );
      const namespaces = new Set([...setup, ...own]);
      const bounds = { namespaces, existing, manifest: (path: string) => project.manifests.get(path) };
      const refused = guardChapter(chapter, bounds, provides);
      if (refused.length > 0) return { diagnostics: refused };
      const onStep = stepCounter(chapter, options, at);
      return replayChapter(chapter, cluster, { ...(at.signal && { signal: at.signal }), onStep });
    },
    (error: Error) => ({
      diagnostics: [
        diagnose(
          'replay-setup',
          { file: chapter.file, line: 1, column: 1 },
          { command: 'kubectl get namespaces' },
          { detail: error.message.trim() },
        ),
      ],
    }),
  );
  const transcript = 'transcript' in result ? result.transcript : undefined;
  const coverage = coverageOf(chapter, transcript);
  const setupProblems = result.diagnostics.filter(({ code }) => code === 'replay-setup');
  const diagnostics = !transcript
    ? result.diagnostics
    : options.record
      ? [...setupProblems, ...(await record(chapter, transcript, project, at))]
      : [...result.diagnostics, ...checkCoverage(chapter, coverage)];
  if (options.format === 'pretty') at.stderr.write('\n');
  return { chapter, diagnostics, coverage, seconds: (Date.now() - started) / 1000 };
}

/**
 * Runs the command line tool.
 *
 * @param argv words after the script's name.
 * @returns the exit code: 0 everything is as the pages say, 1 a difference, 2 bad usage or nothing to check.
 */
export async function run(argv: readonly string[], at: Surroundings): Promise<number> {
  const parsed = parseOptions(argv);
  if ('problem' in parsed) {
    at.stderr.write(`${parsed.problem}\n`);
    return MISUSED;
  }
  const { options } = parsed;
  if (options.help) {
    at.stdout.write(HELP);
    return CLEAN;
  }
  const project = await readProject(at.root);
  const { chosen, unknown } = selectChapters(project, options.chapters, at.cwd, at.root);
  if (unknown.length > 0 || chosen.length === 0) {
    const known = project.chapters.map(({ id }) => id).join(', ');
    at.stderr.write(`${unknown.join(', ')} 장을 찾을 수 없습니다. 있는 장: ${known}\n`);
    return MISUSED;
  }
  const outcomes: Outcome[] = options.cluster === 'lab' ? await onLab(chosen, options, project, at) : [];
  // One after another: there is one real cluster.
  if (options.cluster !== 'lab')
    for (const chapter of chosen)
      outcomes.push(
        await (options.cluster === undefined ? check(chapter, at) : replay(chapter, options, project, at)),
      );
  await report(outcomes, options, at);
  const fails = ({ diagnostics, failed }: Outcome) =>
    failed === true || diagnostics.some(({ severity }) => severity === 'error');
  return outcomes.some(fails) ? FOUND : CLEAN;
}
