import type { DiagnosticData, Layer, Severity } from '../diagnostic.ts';

/** What a code means: everything about it that does not depend on where it was found. */
export interface Code<Data extends DiagnosticData> {
  readonly layer: Layer;
  /** How bad it is in this project. Outside of it, findings of layer `guide` are at most warnings. */
  readonly severity: Severity;
  /** The checker that finds it. */
  readonly source: string;
  /** Korean: what is wrong and what to write instead. */
  message(data: Data): string;
  /** Korean: where to look next, when the message cannot say it in one breath. */
  hint?(data: Data): string | undefined;
}

/** A part of the table of codes. */
export type CodeTable = Readonly<Record<string, Code<never>>>;

/** The data of one entry's message. */
export type DataOf<Entry> = Entry extends Code<infer Data> ? Data : never;

type Unplaced<Data extends DiagnosticData> = Omit<Code<Data>, 'source' | 'layer' | 'severity'> &
  Partial<Pick<Code<Data>, 'severity'>>;

/** Makes the two builders of one checker's part of the table: `api(…)` and `guide(…)`, both errors unless told. */
export function codesOf(source: string) {
  const build =
    (layer: Layer) =>
    <Data extends DiagnosticData>(entry: Unplaced<Data>): Code<Data> => ({
      severity: 'error',
      ...entry,
      layer,
      source,
    });
  return { api: build('api'), guide: build('guide') };
}
