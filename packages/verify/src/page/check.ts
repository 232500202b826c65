import type { Diagnostic } from '../diagnostic.ts';
import { checkCommands } from './commands.ts';
import { checkLinks } from './links.ts';
import { checkManifests, checkUse } from './manifests.ts';
import { checkFences, checkSpelling, checkTerms } from './prose.ts';
import type { Site } from './site.ts';
import type { Page } from './types.ts';

const byPlace = (a: Diagnostic, b: Diagnostic): number => a.line - b.line || a.column - b.column;

/**
 * Checks one page against the site it belongs to: its commands, manifests, links, terms and spelling.
 *
 * @param page  a parsed page.
 * @param pages all pages of the site by slug, for links.
 * @returns what parsing found and what these checks find, in the order of the page.
 */
export function checkPage(page: Page, pages: ReadonlyMap<string, Page>, site: Site): Diagnostic[] {
  return [
    ...page.diagnostics,
    ...checkCommands(page, site),
    ...checkManifests(page, site),
    ...checkLinks(page, pages, site),
    ...checkFences(page),
    ...checkSpelling(page),
    ...checkTerms(page, site.terms),
  ].sort(byPlace);
}

/**
 * Checks all pages of a site, and that they use every manifest.
 *
 * @param pages parsed pages.
 * @param site  what they are checked against.
 */
export function checkPages(pages: readonly Page[], site: Site): Diagnostic[] {
  const bySlug = new Map(pages.map((page) => [page.slug, page]));
  return [...pages.flatMap((page) => checkPage(page, bySlug, site)), ...checkUse(pages, site)];
}
