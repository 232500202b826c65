/**
 * Puts the site's base path before a root-relative URL.
 * @param path A URL as authors write it. Only those that begin with a single `/` are changed.
 * @param base The site's base, with or without slashes at its ends (`/`, `/guide`, `/guide/`).
 */
export function withBase(path: string, base: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path;
  const prefix = base.replace(/^\/*|\/*$/g, '');
  return prefix === '' ? path : `/${prefix}${path}`;
}
