import { fileURLToPath } from 'node:url';
import { parseConsole } from 'kubernetes-guide-verify';
import { defineHastPlugin } from 'satteri';
import { blockAnchor } from '../../reference/book.ts';
import { consoleFigure } from './figure.ts';

/** `term=2` or higher somewhere on the page: then every block names its terminal. */
const SECOND_TERMINAL = /^\s*(?:```+|~~~+)console\b.*\bterm=(?!1\b)\d/m;

/**
 * Sätteri plugin: turns ```` ```console ```` blocks into figures.
 * @param manifests Names of the files under `manifests/`, read anew for each page.
 */
export function consoleBlocks(manifests: () => ReadonlySet<string>) {
  return ({ fileURL, source }: { readonly fileURL: URL | undefined; readonly source: string }) => {
    const options = { manifests: manifests(), nameTerminal: SECOND_TERMINAL.test(source) };
    let blocks = 0;
    return defineHastPlugin({
      name: 'console-blocks',
      options: { position: true },
      element: {
        filter: ['pre'],
        visit(node, ctx) {
          const code = node.children.find((child) => child.type === 'element');
          const lang = code?.type === 'element' ? code.properties['className'] : undefined;
          if (!code || !Array.isArray(lang) || !lang.includes('language-console')) return undefined;
          const meta = (code.data as { meta?: string } | undefined)?.meta ?? '';
          const text = ctx.textContent(code).replace(/\n$/, '');
          const origin = {
            file: fileURL ? fileURLToPath(fileURL) : '',
            line: (node.position?.start.line ?? 0) + 1,
          };
          const id = blockAnchor(blocks);
          blocks += 1;
          return consoleFigure(parseConsole(text, meta, origin), { ...options, id });
        },
      },
    });
  };
}
