/**
 * The slug of a page of this site: `/guide/ch-01-self-healing/#q1` → `ch-01-self-healing`.
 * @param pathname Path of its address.
 * @param base The site's base, with or without slashes at its ends.
 */
export function pageSlug(pathname: string, base: string): string {
  const root = `/${base.replace(/^\/*|\/*$/g, '')}/`.replace('//', '/');
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  return below.replace(/(?:index\.html)?$/, '').replace(/^\/*|\/*$/g, '');
}
