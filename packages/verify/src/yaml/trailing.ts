import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { deliberateText } from './characters.ts';
import type { YamlFile } from './document.ts';
import { within } from './spans.ts';

/**
 * Blanks at the ends of lines: one diagnostic a file, whose fix removes them all. Blocks and quotes, where they may be
 * meant, are left alone; so is a file that cannot be read whole. A line of nothing but tabs is no YAML: others see to it.
 */
export function checkTrailing(file: string, { lines, documents }: YamlFile): Diagnostic[] {
  const roots = documents.flatMap(({ root }) => (root === undefined ? [] : [root]));
  if (roots.length < documents.length || documents.some(({ refusal }) => refusal !== undefined)) return [];
  const meant = within(roots.flatMap(deliberateText));
  const ranges = [...lines.text.matchAll(/(?<![ \t])[ \t]+(?=\r|\n|$)/g)]
    .filter(
      ({ index, 0: blank }) => index > 0 && (!blank.includes('\t') || !/[\r\n]/.test(lines.text[index - 1]!)),
    )
    .filter(({ index, 0: blank }) => !meant(index) && !meant(index + blank.length - 1))
    .map(({ index, 0: blank }) => lines.range(index, index + blank.length));
  const [first] = ranges;
  if (first === undefined) return [];
  const fix = { title: '줄 끝의 빈칸을 지웁니다.', edits: ranges.map((range) => ({ range, text: '' })) };
  return [
    diagnose('yaml-trailing-space', { file, range: first }, { count: ranges.length }, { fixes: [fix] }),
  ];
}
