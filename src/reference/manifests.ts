import { loadAll } from 'js-yaml';
import { type Page, usedManifests } from 'kubernetes-guide-verify';

/** A manifest of the book. */
export interface BookManifest {
  /** Relative to `manifests/`. */
  readonly file: string;
  /** What it makes, in order: `Deployment`, `hello`. Empty when the file cannot be read as YAML. */
  readonly objects: readonly { readonly kind: string; readonly name: string }[];
  /** Its first comment, without `#`; empty when there is none. */
  readonly about: string;
  /** Wrong on purpose. */
  readonly broken: boolean;
  /** Slugs of the pages that show, apply or read it, in reading order. */
  readonly pages: readonly string[];
}

interface Document {
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown };
}

function objectsOf(text: string): BookManifest['objects'] {
  let documents: unknown[];
  try {
    documents = loadAll(text) as unknown[];
  } catch {
    return [];
  }
  return (documents as (Document | null | undefined)[]).flatMap((document) =>
    typeof document?.kind === 'string'
      ? [{ kind: document.kind, name: String(document.metadata?.name ?? '') }]
      : [],
  );
}

function aboutOf(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !/^# (?!expect:)/.test(line));
  return lines
    .slice(0, end)
    .map((line) => line.slice(2))
    .join(' ');
}

/**
 * Every manifest with what it makes and where the book uses it.
 * @param texts File name relative to `manifests/` → text.
 */
export function indexManifests(
  texts: ReadonlyMap<string, string>,
  book: readonly Page[],
): readonly BookManifest[] {
  const used = book.map((page) => ({ page: page.slug, files: usedManifests(page, { manifests: texts }) }));
  return [...texts].map(([file, text]) => ({
    file,
    objects: objectsOf(text),
    about: aboutOf(text),
    broken: file.startsWith('broken/'),
    pages: used.filter(({ files }) => files.has(file)).map(({ page }) => page),
  }));
}

/** The manifests by the kinds they make, in the order of the alphabet. One with two kinds stands under both. */
export function byKind(manifests: readonly BookManifest[]): ReadonlyMap<string, readonly BookManifest[]> {
  const kinds = new Set(manifests.flatMap(({ objects }) => objects.map(({ kind }) => kind)));
  return new Map(
    [...kinds]
      .sort()
      .map((kind) => [
        kind,
        manifests.filter(({ objects }) => objects.some((object) => object.kind === kind)),
      ]),
  );
}
