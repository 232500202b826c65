import type { Report } from '../project.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { pretty, type Sources } from './pretty.ts';
import { sarif } from './sarif.ts';

/** What a report is written with. */
export interface FormatContext {
  /** Texts by the names that the diagnostics use. */
  readonly sources: Sources;
  /** Names of the files that were checked. */
  readonly files: readonly string[];
  readonly colour: boolean;
  /** The address below which each code has its page, with `/` at its end. */
  readonly docs?: string | undefined;
}

/** How a report can be written, by name. */
export const formats = {
  pretty: (report, { sources, colour }) => pretty(report, sources, colour),
  github: (report) => github(report),
  json: (report) => json(report),
  sarif: (report, { sources, docs }) => sarif(report, sources, docs),
  junit: (report, { files }) => junit(report, files),
} as const satisfies Readonly<Record<string, (report: Report, context: FormatContext) => string>>;

export type Format = keyof typeof formats;
