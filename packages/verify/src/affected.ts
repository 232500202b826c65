import { readManifest } from './manifest.ts';
import { kindOfFile, MANIFESTS } from './paths.ts';
import { dig, type Located, podPath, serviceOf } from './reference/index.ts';
import { isObject, type Json, plainText } from './yaml/index.ts';

/** A change, as far as the checks care. */
export interface Change {
  /** Files that are there and differ, or are new. */
  readonly changed: ReadonlySet<string>;
  /** Files that are gone. */
  readonly deleted: ReadonlySet<string>;
  /** What changed or deleted files held before, by name. */
  readonly before: ReadonlyMap<string, string>;
}

const SERVICE_NAME = 'kubernetes.io/service-name';

/** Words by which objects of one file find those of another: labels of Pods, names of Services. */
function offered(objects: readonly Located[]): Set<string> {
  return new Set(
    objects.flatMap((object) => {
      const at = podPath(object);
      const labels = at === undefined ? undefined : dig(object.value, [...at, 'metadata', 'labels']);
      return [
        ...(isObject(labels)
          ? Object.entries(labels).map(([key, value]) => `label ${key}=${plainText(value)}`)
          : []),
        ...(object.kind === 'Service' ? [`service ${object.name}`] : []),
      ];
    }),
  );
}

/** The words by which the objects of a file look for others. */
function sought(objects: readonly Located[]): string[] {
  return objects.flatMap((object) => {
    const selector = Object.entries(serviceOf(object)?.selector ?? {});
    const service: Json | undefined =
      object.kind === 'EndpointSlice' ? dig(object.value, ['metadata', 'labels', SERVICE_NAME]) : undefined;
    return [
      ...selector.map(([key, value]) => `label ${key}=${value}`),
      ...(typeof service === 'string' ? [`service ${service}`] : []),
    ];
  });
}

const baseName = (file: string): string => file.replace(/^.*[\\/]/, '');
const slugOf = (file: string): string => baseName(file).replace(/\.mdx?$/, '');

/** Whether a page speaks of a manifest: by its name, or by a folder that a command applies. */
function speaksOf(page: string, manifest: string): boolean {
  if (page.includes(baseName(manifest))) return true;
  const folders = manifest.replace(MANIFESTS, '').split('/').slice(0, -1);
  const above = folders.map((_, at) => folders.slice(0, at + 1).join('/'));
  const named = (folder: string): boolean =>
    page.split(/[\s='"]+/).some((word) => word.replace(/\/$/, '') === folder);
  return ['.', ...above].some(named) && /\s(?:-f|--filename)\b/.test(page);
}

/**
 * The files whose verdict a change can alter: what changed, manifests that find others by labels and names that
 * changed, pages that speak of a manifest or link to a page that changed, and the manifests that a changed page uses.
 *
 * @param files all files there are, by name.
 */
export function affectedBy(change: Change, files: ReadonlyMap<string, string>): Set<string> {
  const { changed, deleted, before } = change;
  const affected = new Set([...files.keys()].filter((file) => changed.has(file)));
  const touched = [...changed, ...deleted];
  const manifests = touched.filter(
    (file) => kindOfFile(file) === 'manifest' && /\.(?:ya?ml|json)$/i.test(file),
  );
  const pages = touched.filter((file) => kindOfFile(file) === 'page');
  const textsOf = (file: string): string[] =>
    [files.get(file), before.get(file)].filter((text) => text !== undefined);

  const words = offered(
    manifests.flatMap((file) => textsOf(file).flatMap((text) => readManifest(text, file).objects)),
  );
  const data = touched.some((file) => kindOfFile(file) === 'data');
  for (const [file, text] of files) {
    if (affected.has(file)) continue;
    const kind = kindOfFile(file);
    if (kind === 'manifest') {
      const seeks =
        words.size > 0 && sought(readManifest(text, file).objects).some((word) => words.has(word));
      const used = pages.some((page) => textsOf(page).some((own) => speaksOf(own, file)));
      if (seeks || used) affected.add(file);
    } else if (kind === 'page') {
      const shows = manifests.some((manifest) => speaksOf(text, manifest));
      const links = pages.some((page) => text.includes(slugOf(page)));
      if (data || shows || links) affected.add(file);
    }
  }
  return affected;
}
