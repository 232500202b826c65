import type { Diagnostic } from '../diagnostic.ts';
import type { Engines } from '../engines.ts';
import { kindOfFile } from '../paths.ts';
import type { Report } from '../project.ts';
import { type VerifyOptions, verifyProject } from '../project.ts';
import { countOf, github, json, pretty } from '../report/index.ts';
import { createEngines } from '../wasm-engines.ts';
import { type Gathered, gather, type Place, UsageError } from './gather.ts';
import { type Format, helpText, parseOptions } from './options.ts';
import { progressTo } from './progress.ts';

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
  /** Makes the engines; those of this thread by default. */
  readonly engines?: (versions: readonly string[]) => Engines;
}

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

function write(format: Format, report: Report, gathered: Gathered, { stdout, env }: Surroundings): void {
  if (format === 'json') stdout.write(json(report));
  else if (format === 'github') stdout.write(github(report));
  else {
    const sources = new Map(
      [...gathered.files].map(([file, text]) => [gathered.names.get(file) ?? file, text]),
    );
    const colour = stdout.isTTY === true && env['NO_COLOR'] === undefined && env['TERM'] !== 'dumb';
    stdout.write(pretty(report, sources, colour));
  }
}

/**
 * Runs the command line tool.
 *
 * @param argv words after the program's name.
 * @returns the exit code: 0 clean, 1 an error was found, 2 bad usage or nothing to check.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, command, kubernetes, engines = createEngines } = surroundings;
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
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n`);
    return MISUSED;
  }
  const progress = progressTo(stderr);
  const report = await verifyProject(gathered.files, {
    engines: engines(options.kubernetes),
    candid: gathered.named,
    before: gathered.diagnostics,
    onProgress: progress.show,
    ...(gathered.only && { only: gathered.only }),
    site: { ...surroundings.site, symlinks: gathered.symlinks },
  });
  progress.clear();
  write(options.format, renamed(report, gathered), gathered, surroundings);
  if (isEmpty(report, gathered)) {
    stderr.write('확인할 내용이 없습니다. 파일이 비어 있거나 주석뿐입니다.\n');
    return MISUSED;
  }
  return countOf(report).errors > 0 ? FOUND : CLEAN;
}
