import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShikiTransformer } from 'shiki';

const UNSEEN = /([\t\u00a0\u200b])/;
const KINDS: Readonly<Record<string, string>> = { '\t': 'tab', '\u00a0': 'nbsp', '\u200b': 'zero' };

function show(node: Element): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') show(child);
    if (child.type !== 'text' || !UNSEEN.test(child.value)) return [child];
    return child.value
      .split(UNSEEN)
      .filter((part) => part !== '')
      .map((part) => {
        const kind = KINDS[part];
        return kind ? h('span', { class: 'unseen', dataKind: kind }, part) : { type: 'text', value: part };
      });
  });
}

/** Shiki transformer: tabs, no-break and zero-width spaces get an element of their own, so that a style can show them. */
export function showUnseen(): ShikiTransformer {
  return { name: 'show-unseen', line: show };
}
