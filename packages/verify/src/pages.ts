import { appliedBy } from './applied.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type ManifestFile, readManifest } from './manifest.ts';
import { checkPages, type Page, parsePage, type Site } from './page/index.ts';
import { BROKEN, isInside, kindOfFile, MANIFESTS } from './paths.ts';
import { checkChapter } from './reference/index.ts';
import { isObject, type Json } from './yaml/index.ts';

const GLOSSARY = 'content/data/glossary.yaml';

/** What is found on pages, and how many commands they hold. */
export interface PageFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Commands by page. */
  readonly commands: ReadonlyMap<string, number>;
}

function termsOf(glossary: string): ReadonlySet<string> {
  const value: Json = readManifest(glossary, GLOSSARY).yaml.documents[0]?.value ?? null;
  const items = Array.isArray(value) ? (value as readonly Json[]) : [];
  return new Set(
    items.flatMap((item) => (isObject(item) && typeof item['id'] === 'string' ? [item['id']] : [])),
  );
}

function siteOf(files: ReadonlyMap<string, string>, given: Omit<Site, 'manifests' | 'terms'>): Site {
  const manifests = [...files]
    .filter(([file]) => file.startsWith(MANIFESTS))
    .map(([file, text]) => [file.slice(MANIFESTS.length), text] as const);
  const glossary = files.get(GLOSSARY);
  return {
    ...given,
    manifests: new Map(manifests),
    ...(glossary !== undefined && { terms: termsOf(glossary) }),
  };
}

function checkInside(pages: readonly Page[], site: Site, manifests: readonly ManifestFile[]): Diagnostic[] {
  if (pages.length === 0) return [];
  const objects = new Map(
    manifests
      .filter(({ file }) => file.startsWith(MANIFESTS))
      .map(({ file, objects: own }) => [file.slice(MANIFESTS.length), own] as const),
  );
  return [
    ...checkPages(pages, site),
    ...pages.flatMap((page) => {
      const applied = appliedBy(page, objects);
      return applied === undefined ? [] : checkChapter(applied);
    }),
  ];
}

/** Rules about the frontmatter, links and files of this project's own pages. */
const OURS =
  /^page-(?:frontmatter|frontmatter-field|broken-link|broken-anchor|unknown-term|unused-manifest|spelling)$/;
const MISSING = /^(?:page|command)-missing-file$/;

/** Somebody else's page is held to what is true of any page; its files are those that came with it. */
function checkOutside(
  page: Page,
  files: ReadonlyMap<string, string>,
  { definitions }: Pick<Site, 'definitions'>,
): Diagnostic[] {
  const folder = page.file.replace(/[^/\\]*$/, '');
  const beside = [...files]
    .filter(([file]) => kindOfFile(file) === 'manifest' && !isInside(file) && file.startsWith(folder))
    .map(([file, text]) => [file.slice(folder.length), text] as const);
  return checkPages([page], { manifests: new Map(beside), ...(definitions && { definitions }) }).filter(
    ({ code }) => !OURS.test(code) && (beside.length > 0 || !MISSING.test(code)),
  );
}

/**
 * Checks pages with the manifests that they use.
 *
 * @param names     the pages among `files`.
 * @param manifests the manifests among `files`, read.
 */
export function checkAllPages(
  names: readonly string[],
  files: ReadonlyMap<string, string>,
  manifests: readonly ManifestFile[],
  given: Omit<Site, 'manifests' | 'terms'> = {},
): PageFindings {
  const pages = names.map((file) => parsePage(files.get(file)!, { file }));
  const site = siteOf(files, given);
  const found = [
    ...checkInside(
      pages.filter(({ file }) => isInside(file)),
      site,
      manifests,
    ),
    ...pages.filter(({ file }) => !isInside(file)).flatMap((page) => checkOutside(page, files, given)),
  ];
  const commandsOf = ({ blocks }: Page): number =>
    blocks.flatMap(({ steps }) => steps).filter(({ command }) => command !== '').length;
  return {
    // What is broken on purpose is used by being checked.
    diagnostics: found.filter(
      ({ code, file }) => code !== 'page-unused-manifest' || !file.startsWith(BROKEN),
    ),
    commands: new Map(pages.map((page) => [page.file, commandsOf(page)])),
  };
}
