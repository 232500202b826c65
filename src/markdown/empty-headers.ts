import { defineHastPlugin } from 'satteri';

/** Sätteri plugin: a header cell that says nothing (the corner of a table) is no header. */
export function emptyHeaders() {
  return defineHastPlugin({
    name: 'empty-headers',
    element: {
      filter: ['th'],
      visit: (node, ctx) => (ctx.textContent(node).trim() === '' ? { ...node, tagName: 'td' } : undefined),
    },
  });
}
