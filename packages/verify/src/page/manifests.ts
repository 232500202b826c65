import { diagnose } from '../codes/index.ts';
import { filesOf, manifestsAt } from '../command/files.ts';
import { readShell } from '../command/shell.ts';
import type { Diagnostic, Range } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { publishedAt, type Site } from './site.ts';
import type { ManifestReference, Page } from './types.ts';

const leaves = (path: string): boolean =>
  /^[/~\\]|^[A-Za-z]:/.test(path) || path.split(/[\\/]/).includes('..');

/** Why a path may not be shown or applied: it leaves `manifests/`, by itself or by a symbolic link, or is nowhere. */
function checkPath(file: string, path: string, range: Range, site: Site): Diagnostic[] {
  const at = { file, range };
  if (leaves(path)) return [diagnose('page-file-outside', at, { path })];
  const target = site.symlinks?.get(path);
  if (target !== undefined && leaves(target)) return [diagnose('page-file-symlink', at, { path, target })];
  if (site.manifests.has(path)) return [];
  return [
    diagnose('page-missing-file', at, { path, suggestion: nearest(path, site.manifests.keys()) ?? '' }),
  ];
}

function checkLines(
  { file: path, highlight, notes, range }: ManifestReference,
  file: string,
  site: Site,
): Diagnostic[] {
  const text = site.manifests.get(path ?? '');
  if (text === undefined || path === undefined) return [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  const wrong = [...new Set([...highlight, ...notes])].find((line) => !(line >= 1 && line <= lines));
  return wrong === undefined
    ? []
    : [diagnose('page-line-outside', { file, range }, { path, line: wrong, lines })];
}

/** Checks what a page shows with `<Manifest>`, and what its setup applies. */
export function checkManifests(page: Page, site: Site): Diagnostic[] {
  const shown = page.manifests.flatMap((reference) => {
    const { file, range } = reference;
    if (file === undefined) return [diagnose('page-file-attribute', { file: page.file, range }, {})];
    return [...checkPath(page.file, file, range, site), ...checkLines(reference, page.file, site)];
  });
  const range = page.frontmatterRange;
  const applied = range
    ? (page.frontmatter.setup?.apply ?? []).flatMap((path) => checkPath(page.file, path, range, site))
    : [];
  return [...shown, ...applied];
}

/** The manifests that a page shows, applies or reads, by path relative to `manifests/`. */
export function usedManifests(page: Page, site: Site): Set<string> {
  const published = publishedAt(site);
  const folder = { files: new Set(site.manifests.keys()), ...(published !== undefined && { published }) };
  const commands = page.blocks.flatMap(({ steps }) => steps.map(({ command }) => command));
  const named = commands.flatMap((command) => filesOf(readShell(command).commands).map(({ path }) => path));
  const { setup } = page.frontmatter;
  const paths = [
    ...named,
    ...(setup ? ['ns.yaml', ...setup.apply] : []),
    ...page.manifests.flatMap(({ file }) => file ?? []),
    ...page.links.flatMap(({ url }) => /(?:^|\/)manifests\/(.+\.ya?ml)$/.exec(url)?.[1] ?? []),
  ];
  return new Set(paths.flatMap((path) => manifestsAt(path, folder)));
}

/** Manifests that no page uses, and symbolic links among them that lead out. */
export function checkUse(pages: readonly Page[], site: Site, root = 'manifests/'): Diagnostic[] {
  const used = new Set(pages.flatMap((page) => [...usedManifests(page, site)]));
  const unused = [...site.manifests.keys()]
    .filter((path) => !used.has(path))
    .map((path) =>
      diagnose('page-unused-manifest', { file: `${root}${path}`, line: 1, column: 1 }, { path }),
    );
  const links = [...(site.symlinks ?? [])]
    .filter(([, target]) => leaves(target))
    .map(([path, target]) =>
      diagnose('page-file-symlink', { file: `${root}${path}`, line: 1, column: 1 }, { path, target }),
    );
  return [...unused, ...links];
}
