import { filesOf, manifestsAt, placed, readShell, stretch } from './command/index.ts';
import type { Page } from './page/index.ts';
import type { Applied, Located } from './reference/index.ts';

const APPLIES = /\bkubectl\b[^|;&]*\b(?:apply|create|replace)\b/;
/** Commands that make Pods of which no manifest tells. */
const MAKES_PODS =
  /\bkubectl\s+(?:run|create\s+(?:deploy|deployment|job|cronjob))\b|^\s*kind:\s*(?:Pod|Deployment)\b/m;

/**
 * The manifests that a page applies, by its setup or by a command. Manifests that are wrong on purpose are left out.
 *
 * @param manifests objects by path relative to `manifests/`.
 * @returns undefined when the page also makes Pods without a manifest, so that nothing can be said.
 */
export function appliedBy(
  page: Page,
  manifests: ReadonlyMap<string, readonly Located[]>,
): readonly Applied[] | undefined {
  const steps = page.blocks.flatMap((block) => block.steps);
  if (steps.some(({ command }) => MAKES_PODS.test(command))) return undefined;
  const files = { files: new Set(manifests.keys()) };
  const inSetup = (page.frontmatter.setup?.apply ?? []).map((path) => ({
    path,
    at: { file: page.file, line: 1, column: 1 },
  }));
  const inCommands = steps
    .filter(({ command }) => APPLIES.test(command))
    .flatMap((step) => {
      const command = placed(page.file, step);
      return filesOf(readShell(step.command).commands).map(({ path, word }) => ({
        path,
        at: stretch(command, word.start, word.end),
      }));
    });
  return [...inSetup, ...inCommands].flatMap(({ path, at }) =>
    manifestsAt(path, files)
      .filter((name) => !name.startsWith('broken/'))
      .map((name) => ({ path: name, at, objects: manifests.get(name) ?? [] })),
  );
}
