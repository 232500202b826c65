import { fromHtml } from 'hast-util-from-html';
import { type Twin, twinOf } from './twin.ts';
import { linkFrom, type Site } from './write.ts';

/**
 * A page's Markdown version.
 * @param path Address of the page below the base, e.g. `ch-01/`.
 * @param source What `twinSource` takes of the page.
 * @throws {Error} when the page has no content.
 */
export const siteTwin = (path: string, source: string, site: Site): Twin =>
  twinOf(fromHtml(source), linkFrom(path, site));
