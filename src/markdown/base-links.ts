import { defineHastPlugin } from 'satteri';
import { withBase } from '../utils/base-path.ts';

/**
 * Sätteri plugin: puts the site's base before root-relative links and images of Markdown, which Astro leaves alone.
 * @param base The site's base path.
 */
export function baseLinks(base: string) {
  const rebase = (attribute: string) => ({
    visit(
      node: { properties?: Record<string, unknown> },
      ctx: { setProperty(n: never, k: string, v: unknown): void },
    ) {
      const url = node.properties?.[attribute];
      if (typeof url === 'string') ctx.setProperty(node as never, attribute, withBase(url, base));
    },
  });
  return defineHastPlugin({
    name: 'base-links',
    element: [
      { filter: ['a'], ...rebase('href') },
      { filter: ['img'], ...rebase('src') },
    ],
  });
}
