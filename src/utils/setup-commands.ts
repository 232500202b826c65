import type { ChapterFrontmatter } from './frontmatter.ts';

/**
 * The commands of the box 이 장 시작하기, in order.
 * @param setup The chapter's `setup`.
 */
export function setupCommands(setup: NonNullable<ChapterFrontmatter['setup']>): string[] {
  const [namespace] = [setup.namespace].flat();
  const files = setup.apply.map((file) => `-f ${file}`).join(' ');
  return [
    'kubectl apply -f ns.yaml',
    `kubectl config set-context --current --namespace=${namespace}`,
    ...(files === '' ? [] : [`kubectl apply ${files}`]),
    ...setup.wait.map((condition) => `kubectl wait ${condition}`),
  ];
}
