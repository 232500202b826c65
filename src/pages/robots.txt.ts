import type { APIRoute } from 'astro';
import { withBase } from '../utils/base-path.ts';

/** Everything may be read; where the list of pages lies, once the origin is known. */
export const GET: APIRoute = ({ site }) => {
  const list = site && new URL(withBase('/sitemap-index.xml', import.meta.env.BASE_URL), site);
  const lines = ['User-agent: *', 'Allow: /', ...(list ? ['', `Sitemap: ${list}`] : []), ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
