import { defineHastPlugin } from 'satteri';
import { unbrokenWords } from './unbroken-words.ts';

/** Sätteri plugin: flags and names in the text's code do not break at their hyphens. */
export function inlineCodeWords() {
  return defineHastPlugin({
    name: 'inline-code-words',
    element: {
      filter: ['code'],
      visit(node, ctx) {
        const parent = ctx.parent(node);
        if (parent?.type === 'element' && parent.tagName === 'pre') return undefined;
        const text = ctx.textContent(node);
        return text.includes('-') ? { ...node, children: unbrokenWords(text) } : undefined;
      },
    },
  });
}
