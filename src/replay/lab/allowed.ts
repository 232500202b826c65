import type { Diagnostic } from 'kubernetes-guide-verify';
import type { Chapter, ChapterStep } from '../chapter.ts';

/** A command on which the lab may say something else than the page, which a real cluster has confirmed. */
export interface Allowed {
  readonly chapter: string;
  readonly command: string;
  /** Why, for whoever reads the list. */
  readonly reason: string;
}

/** The step that a diagnostic is about: a wrong exit code stands on the block's first line. */
function stepAt({ steps }: Chapter, line: number): ChapterStep | undefined {
  const fence = steps.findLast(({ block, last }) => last && block.range.start.line - 1 === line);
  return fence ?? steps.findLast(({ step }) => step.range.start.line <= line);
}

/**
 * Takes out what is allowed.
 *
 * @returns what is left, and the entries of this chapter that nothing needed: they are to go.
 */
export function withoutAllowed(
  chapter: Chapter,
  diagnostics: readonly Diagnostic[],
  allowed: readonly Allowed[],
): { readonly left: readonly Diagnostic[]; readonly unneeded: readonly Allowed[] } {
  const own = allowed.filter((entry) => entry.chapter === chapter.id);
  const used = new Set<Allowed>();
  const left = diagnostics.filter(({ line }) => {
    const command = stepAt(chapter, line)?.step.command;
    const entry = own.find((each) => each.command === command);
    if (entry) used.add(entry);
    return !entry;
  });
  return { left, unneeded: own.filter((entry) => !used.has(entry)) };
}
