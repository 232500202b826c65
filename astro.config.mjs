import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { createCssVariablesTheme } from 'shiki';
import kubernetes from './kubernetes.json' with { type: 'json' };
import { offline } from './src/integrations/offline/index.ts';
import { finishedPages } from './src/integrations/pages/index.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { unstyledParts } from './src/integrations/unstyled-parts.ts';
import { verify } from './src/integrations/verify/index.ts';
import { baseLinks } from './src/markdown/base-links.ts';
import { consoleBlocks } from './src/markdown/console/plugin.ts';
import { emptyHeaders } from './src/markdown/empty-headers.ts';
import { inlineCodeWords } from './src/markdown/inline-code.ts';
import { styleToClass, VARIABLE_PREFIX } from './src/markdown/style-classes.ts';
import { PARTS, pageNumber, partsOf } from './src/utils/parts.ts';
import { ROUTES } from './src/utils/routes.ts';

const base = process.env.BASE_PATH || '/';
const site = process.env.SITE_URL || undefined;
const TITLE = '쿠버네티스 서비스 길잡이';
const DESCRIPTION =
  '파드의 주소가 왜 바뀌는지에서 출발해 쿠버네티스 서비스를 명령 한 줄씩 실행하며 배우는 한국어 책입니다. 매니페스트와 명령, 출력은 모두 확인한 것입니다.';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const manifests = () =>
  new Set(
    readdirSync(here('./manifests'), { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/'),
    ),
  );
const pages = readdirSync(here('./content'), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
  name.endsWith('.mdx')
    ? [
        name
          .slice(0, -4)
          .replaceAll('\\', '/')
          .replace(/\/index$/, ''),
      ]
    : [],
);

export default defineConfig({
  site,
  base,
  markdown: {
    syntaxHighlight: { type: 'shiki', excludeLangs: ['console'] },
    shikiConfig: {
      theme: createCssVariablesTheme({ variablePrefix: VARIABLE_PREFIX }),
      transformers: [styleToClass()],
    },
    processor: satteri({
      // Typographic dashes and quotes would falsify the flags and commands that prose names.
      features: { smartPunctuation: false },
      hastPlugins: [consoleBlocks(manifests), inlineCodeWords(), emptyHeaders(), baseLinks(base)],
    }),
  },
  integrations: [
    starlight({
      title: TITLE,
      locales: { root: { label: '한국어', lang: 'ko' } },
      expressiveCode: false,
      // The index is made by `searchIndex` below.
      pagefind: false,
      customCss: ['./src/styles/index.css'],
      routeMiddleware: './src/utils/route-data.ts',
      components: {
        Footer: './src/components/starlight/Footer.astro',
        Header: './src/components/starlight/Header.astro',
        Hero: './src/components/starlight/Hero.astro',
        MarkdownContent: './src/components/starlight/MarkdownContent.astro',
        MobileMenuFooter: './src/components/starlight/MobileMenuFooter.astro',
        PageTitle: './src/components/starlight/PageTitle.astro',
        ThemeProvider: './src/components/starlight/ThemeProvider.astro',
      },
      markdown: { processedDirs: ['./content'] },
      sidebar: partsOf(new Set(pages)).map(({ label, pages: slugs }) => ({
        label,
        items: slugs.map((slug) => ({ slug, attrs: { 'data-number': pageNumber(slug) } })),
      })),
    }),
    mdx({ optimize: true }),
    searchIndex(),
    verify({ versions: Object.keys(kubernetes.versions), routes: ROUTES }),
    // Without an origin there are no addresses to list.
    ...(site ? [sitemap({ filter: (page) => !page.endsWith('/print/') })] : []),
    finishedPages({ title: TITLE, description: DESCRIPTION, parts: PARTS }),
    offline(),
  ],
  vite: {
    resolve: {
      alias: { '@components': here('./src/components/index.ts'), '@figures': here('./src/figures/index.ts') },
    },
    plugins: [
      unstyledParts({
        'Icon.astro': here('./src/components/starlight/Icon.astro'),
        'TableOfContentsList.astro': here('./src/components/starlight/TableOfContentsList.astro'),
      }),
    ],
    // Parts of the lab that few commands need come when they are needed.
    worker: { format: 'es' },
    environments: { prerender: { resolve: { noExternal: ['js-yaml'] } } },
  },
});
