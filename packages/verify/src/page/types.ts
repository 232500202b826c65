import type { ConsoleBlock } from '../console/types.ts';
import type { Diagnostic, Place, Range } from '../diagnostic.ts';

/** What a chapter needs before its first command. */
export interface Setup {
  /** Namespaces of the chapter; the first is where its commands run. */
  readonly namespaces: readonly string[];
  /** Files of `manifests/`, applied in order after `ns.yaml`. */
  readonly apply: readonly string[];
  /** Arguments of `kubectl wait`, one call each. */
  readonly wait: readonly string[];
  /** The chapter's own commands make everything: nothing is applied for it. */
  readonly manual: boolean;
}

/** The head of a page, as far as it is right. */
export interface Frontmatter {
  readonly title?: string;
  readonly description?: string;
  /** `CH-01`. */
  readonly chapter?: string;
  /** Lines of the learner's notes, `1-5` or `7`. */
  readonly notes: readonly string[];
  readonly setup?: Setup;
  /** Commands that remove what the chapter made. */
  readonly cleanup: readonly string[];
  /** Everything else the site reads, as written. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A fenced block of code other than `console`. */
export interface CodeFence {
  readonly language: string;
  readonly meta: string;
  readonly text: string;
  /** The whole fence. */
  readonly range: Range;
  /** Where the content's first character stands. */
  readonly content: Place;
}

/** An attribute of a component. `value` is undefined when it is not a literal. */
export interface Attribute {
  readonly name: string;
  readonly value: unknown;
  readonly range: Range;
}

/** A component or element written as JSX. */
export interface Component {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly range: Range;
}

/** `<Manifest file="…">`. */
export interface ManifestReference {
  /** As written; undefined when missing or not a literal. */
  readonly file: string | undefined;
  /** The lines that `highlight` names. */
  readonly highlight: readonly number[];
  /** The lines that `notes` explains. */
  readonly notes: readonly number[];
  readonly range: Range;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** The anchor that the site gives it (github-slugger). */
  readonly slug: string;
  readonly range: Range;
}

export interface Link {
  readonly kind: 'link' | 'image';
  readonly url: string;
  /** Text of a link, alternative text of an image. */
  readonly text: string;
  readonly range: Range;
}

/** A run of text that readers read: not code, not markup. */
export interface Prose {
  readonly text: string;
  readonly start: Place;
}

/** A parsed page. */
export interface Page {
  readonly file: string;
  /** `ch-01-self-healing`; empty for the landing page. */
  readonly slug: string;
  readonly frontmatter: Frontmatter;
  /** The head of the page, fences included; undefined when it has none. */
  readonly frontmatterRange?: Range;
  readonly blocks: readonly ConsoleBlock[];
  readonly fences: readonly CodeFence[];
  readonly components: readonly Component[];
  readonly manifests: readonly ManifestReference[];
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly prose: readonly Prose[];
  /** Problems of this page alone: syntax, frontmatter, console blocks. */
  readonly diagnostics: readonly Diagnostic[];
}
