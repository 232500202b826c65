/** What surrounds an example that its text alone cannot say. */
export interface ExampleParts {
  /** The text; `«…»` stands around the place of the diagnostic, which is the file's first character without it. */
  readonly text: string;
  /** Where the text lies, when not where its checker's examples usually do. */
  readonly file?: string;
  /** Other files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Characters of a comment that follows the text and is not shown. */
  readonly padding?: number;
  /** How the file is saved, when not as UTF-8. */
  readonly encoding?: 'UTF-16';
  /** Links among the manifests, by path below `manifests/`, with what they point to. */
  readonly symlinks?: Readonly<Record<string, string>>;
  /** The engine that judges it dies. */
  readonly engineStops?: true;
  /** What a cluster prints for each command of the page; for those that `replay` compares. */
  readonly cluster?: readonly ClusterSays[];
  /** The chapter cannot be prepared: the command that failed. */
  readonly setupFails?: string;
  /** Nobody has run the page yet. */
  readonly unrecorded?: true;
}

/** What a cluster made of one command. */
export interface ClusterSays {
  /** The command, when the page shows another one. */
  readonly command?: string;
  readonly output?: readonly string[];
  readonly exit?: number;
  /** Seconds after which it was ended. */
  readonly timedOut?: number;
}

/** An example: its text, or the text and what surrounds it. */
export type Example = string | ExampleParts;

/** How a code is explained to those who meet it, in Korean. Examples are run by the tests. */
export interface CodeDoc {
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** Why it matters: what happens if nobody mends it. */
  readonly why: string;
  /** Gives this diagnostic at the marked place. */
  readonly wrong: Example;
  /** The same, mended: gives no error and no warning. */
  readonly right: Example;
}

/** The explanations of one part of the table of codes: one for each. */
export type DocsOf<Table extends Readonly<Record<string, unknown>>> = Readonly<Record<keyof Table, CodeDoc>>;
