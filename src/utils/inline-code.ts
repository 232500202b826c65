import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

/**
 * Text of an attribute as HTML: what stands between back-ticks becomes code, everything else is escaped.
 * @param text For example ``"`kubectl`이 보내는 요청"``.
 */
export function inlineCode(text: string): string {
  const nodes = text
    .split('`')
    .map(
      (part, index): ElementContent => (index % 2 === 1 ? h('code', part) : { type: 'text', value: part }),
    );
  return toHtml({ type: 'root', children: nodes });
}
