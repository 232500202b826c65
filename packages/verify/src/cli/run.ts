import type { Diagnostic } from '../diagnostic.ts';
import type { Engines } from '../engines.ts';
import { kindOfFile } from '../paths.ts';
import type { Report, VerifyOptions } from '../project.ts';
import { countOf, formats, jobSummary, pretty, type Sources } from '../report/index.ts';
import { type Reports, reportKey } from './cache/index.ts';
import { type Gathered, gather, type Place } from './gather.ts';
import { type CliOptions, helpText, parseOptions } from './options.ts';
import { progressTo } from './progress.ts';
import { UsageError } from './usage.ts';

/** A stream that text goes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** What surrounds one run. */
export interface Surroundings extends Place {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How the user calls this, for `--help`. */
  readonly command: string;
  /** Versions to check unless told; all that are shipped by default. */
  readonly kubernetes?: readonly string[];
  /** What the pages are checked against beside the files. */
  readonly site?: VerifyOptions['site'];
  /** Files that every verdict depends on, relative to the root: a change of one is a change of all. */
  readonly decisive?: RegExp;
  /** The address below which each code has its page, with `/` at its end. */
  readonly docs?: string | undefined;
  /** The folder whose git repository `--changed` asks; the root by default. */
  readonly repository?: string;
  /** Told of the report and the texts that it is about, before it is written. */
  readonly onReport?: (report: Report, sources: Sources) => void;
  /** Appends to the file that GitHub shows under a run. */
  readonly appendSummary?: (text: string) => Promise<unknown>;
  /** Makes what judges; engines of this thread by default, which remember nothing. */
  readonly judging?: (versions: readonly string[], cache: boolean) => Promise<Judging>;
}

/** What judges in a run. */
export interface Judging {
  readonly engines: Engines;
  /** Reports of earlier runs. */
  readonly reports?: Reports;
}

const TEXTS = /\.(?:ya?ml|json|mdx?)$/i;
const CLEAN = 0;
const FOUND = 1;
const MISUSED = 2;

function renamed(report: Report, { names }: Gathered): Report {
  const called = (file: string): string => names.get(file) ?? file;
  const rename = (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    file: called(diagnostic.file),
    ...(diagnostic.related && {
      related: diagnostic.related.map((other) => ({ ...other, file: called(other.file) })),
    }),
  });
  return { checked: report.checked, diagnostics: report.diagnostics.map(rename) };
}

/** Whether nothing could be checked: no object in any manifest, and no page. */
function isEmpty({ checked, diagnostics }: Report, { files, only }: Gathered): boolean {
  const pages = [...(only ?? files.keys())].some((file) => kindOfFile(file) === 'page');
  return checked.documents === 0 && !pages && diagnostics.every(({ code }) => code === 'schema-no-object');
}

/** Only what has changed since a commit, and what depends on it. */
async function narrowed(gathered: Gathered, base: string, around: Surroundings): Promise<Gathered> {
  const [{ affectedBy }, { changesSince }] = await Promise.all([
    import('../affected.ts'),
    import('./git.ts'),
  ]);
  const { changed, deleted, before } = await changesSince(
    base,
    around.repository ?? around.root,
    around.root,
  );
  if ([...changed, ...deleted].some((file) => around.decisive?.test(file))) return gathered;
  const was = new Map<string, string>();
  for (const file of [...changed, ...deleted].filter((name) => TEXTS.test(name))) {
    const text = await before(file);
    if (text !== undefined) was.set(file, text);
  }
  const affected = affectedBy({ changed, deleted, before: was }, gathered.files);
  const only = new Set([...affected].filter((file) => gathered.only?.has(file) ?? true));
  return { ...gathered, only };
}

/** Engines in this thread, which remember nothing. */
async function judgingHere(versions: readonly string[]): Promise<Judging> {
  const { createEngines } = await import('../wasm-engines.ts');
  return { engines: createEngines(versions) };
}

/** The report in the form that was asked for. With `--fix`, standard input's text takes its place. */
async function write(
  { format, fix }: CliOptions,
  report: Report,
  gathered: Gathered,
  { stdout, stderr, env, docs, appendSummary, onReport }: Surroundings,
): Promise<void> {
  const called = (file: string): string => gathered.names.get(file) ?? file;
  const sources = new Map([...gathered.files].map(([file, text]) => [called(file), text]));
  onReport?.(report, sources);
  const files = [...(gathered.only ?? gathered.files.keys())]
    .filter((file) => kindOfFile(file) !== 'other')
    .map(called);
  const colour = stdout.isTTY === true && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb';
  const typed = gathered.files.get('-');
  if (fix && typed !== undefined) {
    stdout.write(typed);
    stderr.write(pretty(report, sources, false));
    return;
  }
  stdout.write(formats[format](report, { sources, files, colour, docs }));
  if (format === 'github') await appendSummary?.(jobSummary(report, docs));
}

/**
 * Runs the command line tool.
 *
 * @param argv words after the program's name.
 * @returns the exit code: 0 clean, 1 an error was found, 2 bad usage or nothing to check.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, command, kubernetes, judging = judgingHere } = surroundings;
  const parsed = parseOptions(argv, kubernetes);
  if ('problem' in parsed) {
    stderr.write(`${parsed.problem}\n`);
    return MISUSED;
  }
  const { options } = parsed;
  if (options.help) {
    stdout.write(helpText(command));
    return CLEAN;
  }
  let gathered: Gathered;
  try {
    gathered = await gather(options.paths, surroundings);
    if (options.changed !== undefined) gathered = await narrowed(gathered, options.changed, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return MISUSED;
  }
  const progress = progressTo(stderr);
  const { engines, reports } = await judging(options.kubernetes, options.cache);
  const checks: VerifyOptions = {
    engines,
    candid: gathered.named,
    before: gathered.diagnostics,
    ...(gathered.only && { only: gathered.only }),
    site: { ...surroundings.site, symlinks: gathered.symlinks },
  };
  const key = reportKey(gathered.files, checks, options.kubernetes);
  let report = reports?.get(key);
  if (report === undefined) {
    const { verifyProject } = await import('../project.ts');
    report = await verifyProject(gathered.files, { ...checks, onProgress: progress.show });
    reports?.set(key, report);
  }
  progress.clear();
  if (options.fix) {
    const { fixFiles } = await import('./fix-files.ts');
    const fixed = await fixFiles(report, gathered, checks, surroundings);
    stderr.write(`${fixed.lines.join('\n')}\n`);
    report = fixed.report;
    gathered = { ...gathered, files: fixed.files };
  }
  await write(options, renamed(report, gathered), gathered, surroundings);
  if (options.changed !== undefined && gathered.only?.size === 0) return CLEAN;
  if (isEmpty(report, gathered)) {
    stderr.write('확인할 내용이 없습니다. 파일이 비어 있거나 주석뿐입니다.\n');
    return MISUSED;
  }
  return countOf(report).errors > 0 ? FOUND : CLEAN;
}
