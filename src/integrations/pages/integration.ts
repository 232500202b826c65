import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../../utils/base-path.ts';
import { trimSlashes } from '../../utils/markdown-path.ts';
import { withPolicy } from '../csp/policy.ts';
import type { Book } from '../markdown/llms.ts';
import type { Site } from '../markdown/write.ts';
import { createTwinMaker, type TwinMaker } from './twins.ts';

const isPage = ({ ok, status, headers }: Response): boolean =>
  (ok || status === 404) && (headers.get('content-type') ?? '').startsWith('text/html');

/**
 * Astro integration: what every built page gets besides itself, while it is rendered. A strict content security policy,
 * which stands in the page because a static host such as GitHub Pages sets no headers, and its Markdown version.
 */
export function finishedPages(book: Book): AstroIntegration {
  let project = '';
  let site: Omit<Site, 'pages'>;
  let twins: TwinMaker;
  let governed = 0;

  const finished = async (response: Response, { url }: Request): Promise<Response> => {
    if (!isPage(response)) return response;
    const html = withPolicy(await response.text());
    twins.read(decodeURI(new URL(url).pathname).slice(withBase('/', site.base).length), html);
    governed += 1;
    return new Response(html, response);
  };

  return {
    name: 'guide-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        project = fileURLToPath(config.root);
        site = { root: fileURLToPath(config.outDir), base: config.base, origin: config.site, book };
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((usual) => ({
          ...usual,
          name: 'guide-pages',
          async getStaticPaths() {
            const paths = await usual.getStaticPaths();
            const pages = paths.filter(({ route }) => route.type === 'page');
            const addresses = new Set(pages.map(({ pathname }) => trimSlashes(pathname)));
            twins = createTwinMaker({ project, site: { ...site, pages: addresses } });
            return paths;
          },
          async render(request, options) {
            const rendered = await usual.render(request, options);
            if (rendered instanceof Response) return finished(rendered, request);
            return { ...rendered, response: await finished(rendered.response, request) };
          },
        })),
      'astro:build:done': async ({ logger }) => {
        const written = await twins.write();
        logger.info(`${written} pages as Markdown, ${governed} pages with a content security policy`);
      },
    },
  };
}
