import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { collect } from './collect.ts';
import type { Frontmatter, Page } from './types.ts';

const NO_HEAD: Frontmatter = { notes: [], cleanup: [], rest: {} };

/** Markdown knows comments and loose brackets that MDX refuses. */
function parseTree(text: string, isMdx: boolean): Root {
  return fromMarkdown(text, {
    extensions: [...(isMdx ? [mdxjs()] : []), gfm(), frontmatter(['yaml'])],
    mdastExtensions: [
      ...(isMdx ? [mdxFromMarkdown()] : []),
      gfmFromMarkdown(),
      frontmatterFromMarkdown(['yaml']),
    ],
  });
}

/** Where micromark gave up. Some messages carry the place only in their words: "… `<Failure>` (3:1-3:10)". */
function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  const { place, message } = error as {
    place?: { line?: number; column?: number; start?: { line: number; column: number } };
    message: string;
  };
  const point = place?.start ?? place;
  const [, line, column] = /\((\d+):(\d+)-/.exec(message) ?? [];
  return { line: point?.line ?? Number(line ?? 1), column: point?.column ?? Number(column ?? 1) };
}

/**
 * The address of a page under the site's base: its file's path below `content/` (elsewhere only its name) without the
 * ending; `index` is the folder it lies in.
 */
export function slugOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const name = /^content\/(.+)$/.exec(path)?.[1] ?? path.split('/').at(-1) ?? path;
  const slug = name.replace(/\.mdx?$/, '');
  return slug.replace(/(?:^|\/)index$/, '');
}

/** The last page of each name: the checks, the reference pages and a server in development ask for the same. */
const parsed = new Map<string, { readonly text: string; readonly page: Page }>();

/**
 * Parses a page of MDX (CommonMark, GFM tables, YAML head): everything that checks, replay and the site want to
 * know of it, each with its place. A page that does not parse becomes one with a `page-syntax` diagnostic. The same
 * text under the same name is not parsed twice in a row.
 *
 * @param text    the page.
 * @param options `file` is the name that diagnostics use.
 * @returns never throws.
 */
export function parsePage(text: string, { file }: { readonly file: string }): Page {
  const known = parsed.get(file);
  if (known?.text === text) return known.page;
  const page = parse(text, file);
  parsed.set(file, { text, page });
  return page;
}

function parse(text: string, file: string): Page {
  const diagnostics: Diagnostic[] = [];
  const empty: Page = {
    file,
    slug: slugOf(file),
    frontmatter: NO_HEAD,
    blocks: [],
    fences: [],
    components: [],
    manifests: [],
    headings: [],
    links: [],
    prose: [],
    diagnostics,
  };
  let tree: Root;
  try {
    tree = parseTree(text, !/\.md$/i.test(file));
  } catch (error) {
    const detail = (error as { reason?: string }).reason ?? (error as Error).message;
    diagnostics.push(diagnose('page-syntax', { file, ...placeOf(error) }, {}, { detail }));
    return empty;
  }
  return { ...empty, ...collect(tree, file, new GithubSlugger()) };
}
