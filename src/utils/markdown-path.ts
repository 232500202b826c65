/** A path without slashes at its ends. */
export const trimSlashes = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/**
 * Where the Markdown version of a page lies, below the base.
 * @param page Address of the page below the base, with or without slashes at its ends: `ch-07-diagnosis`, `reference/commands/`, or
 *   nothing for the landing page.
 */
export const markdownPath = (page: string): string => `/${trimSlashes(page) || 'index'}.md`;

/** A page about nothing, one that repeats all others, one that is a tool, and those of single diagnostics. */
const WITHOUT = /^(?:404|print|playground|diagnostics\/.+)$/;

/** The page has a Markdown version. `page` as above. */
export const hasMarkdown = (page: string): boolean => !WITHOUT.test(trimSlashes(page));
