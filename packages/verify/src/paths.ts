/** What a file is for the checks: by its name, and in a project by where it lies. */
export type FileKind = 'manifest' | 'page' | 'data' | 'other';

/** Where the manifests lie, and among them those that are wrong on purpose. */
export const MANIFESTS = 'manifests/';
export const BROKEN = 'manifests/broken/';

/** Whether a path lies in the parts of the project that keep the guide's own rules. */
export function isInside(file: string): boolean {
  return /^(?:manifests|content)\//.test(file);
}

/** YAML in `content/` is data of the site. Whatever a user names elsewhere is taken for manifests. */
export function kindOfFile(file: string): FileKind {
  if (/\.mdx?$/i.test(file)) return 'page';
  if (file.startsWith('content/')) return /\.ya?ml$/i.test(file) ? 'data' : 'other';
  return /\.(?:ya?ml|json)$/i.test(file) || !isInside(file) ? 'manifest' : 'other';
}
