import { pageSlug } from './page-slug.ts';

/** The slug that a link leads to. */
export const slugOfLink = ({ pathname }: { readonly pathname: string }): string =>
  pageSlug(pathname, import.meta.env.BASE_URL);

/** The slug of this page. */
export const HERE = slugOfLink(location);
