import { type Diagnostic, type Page, pretty, type Report, verifyProject } from 'kubernetes-guide-verify';
import type { Gathered, KeptEngines } from 'kubernetes-guide-verify/cli';
import { readBook } from '../../reference/book.ts';
import type { JudgeOptions } from './input.ts';

/** The verdict on the whole project: plain data, so that it can come from another thread. */
export interface Verdict {
  readonly report: Report;
  readonly errors: readonly Diagnostic[];
  /** Problems to show with each manifest, relative to `manifests/`. */
  readonly problems: Readonly<Record<string, readonly Diagnostic[]>>;
  /** The pages of the book, in reading order. */
  readonly book: readonly Page[];
  /** The report for people. */
  readonly text: { readonly plain: string; readonly coloured: string };
}

const MANIFESTS = 'manifests/';
const BROKEN = 'manifests/broken/';
const PAGE = /^content\/.+\.mdx$/;

function byManifest(diagnostics: readonly Diagnostic[]): Record<string, readonly Diagnostic[]> {
  const problems: Record<string, Diagnostic[]> = {};
  for (const diagnostic of diagnostics.filter(({ file }) => file.startsWith(MANIFESTS))) {
    const name = diagnostic.file.slice(MANIFESTS.length);
    problems[name] = [...(problems[name] ?? []), diagnostic];
  }
  return problems;
}

/** Judges a project. What its engines learn is written down. */
export async function judge(
  { base, origin, routes }: JudgeOptions,
  gathered: Gathered,
  { engines, save }: Pick<KeptEngines, 'engines' | 'save'>,
): Promise<Verdict> {
  const site = { symlinks: gathered.symlinks, base, routes, ...(origin !== undefined && { origin }) };
  const options = { engines, site, before: gathered.diagnostics };
  const report = await verifyProject(gathered.files, options);
  const broken = new Set([...gathered.files.keys()].filter((file) => file.startsWith(BROKEN)));
  // Files that are wrong on purpose passed above, for being wrong as they say. Readers see what is wrong with them.
  const shown = await verifyProject(gathered.files, { engines, site, only: broken, candid: broken });
  await save();
  return {
    report,
    errors: report.diagnostics.filter(({ severity }) => severity === 'error'),
    problems: byManifest([...report.diagnostics, ...shown.diagnostics]),
    book: readBook(new Map([...gathered.files].filter(([file]) => PAGE.test(file)))),
    text: {
      plain: pretty(report, gathered.files, false),
      coloured: pretty(report, gathered.files, true),
    },
  };
}
