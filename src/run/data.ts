import type { ConsoleOptions, Page } from 'kubernetes-guide-verify';

/** A step of a chapter as the reader's browser gets it. */
export interface StepData {
  /** Which console block of the page, from 0; the figure's id is `block-{block + 1}`. */
  readonly block: number;
  /** Which of its block's steps. */
  readonly index: number;
  readonly last: boolean;
  readonly command: string;
  readonly output: readonly string[];
  readonly interrupted: boolean;
  readonly options: Omit<ConsoleOptions, 'covers'>;
  /** Why the lab is known to answer otherwise than the page. */
  readonly differs?: string;
}

/** A step of which the lab is known to answer otherwise, as `src/replay/lab/differences.json` lists them. */
export interface KnownDifference {
  readonly chapter: string;
  readonly command: string;
  readonly reason: string;
}

/** What is needed to run a chapter where it is read. */
export interface ChapterData {
  /** `CH-01`; the slug of a page that is no chapter. */
  readonly id: string;
  readonly setup: NonNullable<Page['frontmatter']['setup']>;
  readonly steps: readonly StepData[];
}

/**
 * Takes out of a page what running it needs; undefined when there is nothing to run.
 *
 * @param known where the lab differs from pages.
 */
export function chapterData(
  { frontmatter, blocks, slug }: Page,
  known: readonly KnownDifference[] = [],
): ChapterData | undefined {
  const { chapter: id = slug, setup } = frontmatter;
  if (!setup) return undefined;
  const steps = blocks.flatMap(({ options: { covers: _, ...options }, steps: all }, block) =>
    all.map(({ command, output, interrupted }, index): StepData => {
      const difference = known.find((each) => each.chapter === id && each.command === command);
      return {
        block,
        index,
        last: index === all.length - 1,
        command,
        output: output.map(({ text }) => text),
        interrupted,
        options,
        ...(difference && { differs: difference.reason }),
      };
    }),
  );
  return { id, setup, steps };
}
