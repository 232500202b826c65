import type { ConsoleBlock, ConsoleStep, Page } from 'kubernetes-guide-verify';
import { parsePage } from 'kubernetes-guide-verify';
import { literalsOf } from './literals.ts';
import { patternsOf, type RunnableStep } from './step.ts';

/** One step of a chapter, in the order in which it runs. */
export interface ChapterStep extends RunnableStep {
  readonly block: ConsoleBlock;
  readonly step: ConsoleStep;
}

/** A page that can be replayed. */
export interface Chapter {
  /** `CH-01`. */
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly page: Page;
  readonly steps: readonly ChapterStep[];
  /** Values that stand for themselves. */
  readonly literals: ReadonlySet<string>;
}

/**
 * Makes a chapter of a page.
 *
 * @param text      the page.
 * @param file      its name in diagnostics.
 * @param manifests texts of all manifests: what stands in them is nobody's invention.
 * @returns undefined when the page is no chapter (no `chapter` and `setup` in its head).
 */
export function chapterOf(text: string, file: string, manifests: Iterable<string>): Chapter | undefined {
  const page = parsePage(text, { file });
  const { chapter: id, setup } = page.frontmatter;
  if (id === undefined || !setup) return undefined;
  const steps = page.blocks.flatMap((block) =>
    block.steps.map((step, index) => ({
      block,
      step,
      last: index === block.steps.length - 1,
      patterns: patternsOf(step.output),
    })),
  );
  const commands = steps.map(({ step }) => step.command);
  return { id, file, text, page, steps, literals: literalsOf([...manifests, ...commands]) };
}
