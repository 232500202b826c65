import { createHash } from 'node:crypto';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { elements, tagged } from '../nodes.ts';

/** Script types that browsers run, or that decide what is run. Anything else is data, which no policy governs. */
const RUN = /^(?:|module|importmap|(?:text|application)\/(?:java|ecma)script)$/i;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function hashes(nodes: readonly Element[]): string[] {
  const texts = nodes.map(({ children: [child] }) => (child?.type === 'text' ? child.value : ''));
  return [...new Set(texts.map(hash))].sort();
}

/** The policy of a page that holds these inline scripts and styles, and loads everything else from its own origin. */
function policyOf(page: Nodes): string {
  const scripts = elements(page, tagged('script')).filter(
    ({ properties: { src, type } }) => src === undefined && RUN.test(String(type ?? '')),
  );
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // The search index is read by WebAssembly.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes(scripts)],
    'style-src': ["'self'", ...hashes(elements(page, tagged('style')))],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * Puts a content security policy into a page, as strict as what the page holds allows: no inline script or style but
 * those that stand in it, by their hashes (https://www.w3.org/TR/CSP3/#strict-csp), and no other origin.
 * @param html A whole page.
 * @throws {Error} when the page does not begin with `<meta charset>`: a policy governs only what follows it, and the
 *   encoding has to be known before.
 */
export function withPolicy(html: string): string {
  const page = fromHtml(html);
  const charset = elements(page, tagged('meta')).find(
    ({ properties }) => properties['charSet'] !== undefined,
  );
  const place = charset?.position?.end.offset;
  const before = html.slice(0, charset?.position?.start.offset);
  if (place === undefined || /<(?:script|style|link)\b/i.test(before))
    throw new Error(
      '페이지의 <head>가 <meta charset>으로 시작하지 않습니다. 보안 정책을 둘 자리가 없습니다.',
    );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">`;
  return html.slice(0, place) + meta + html.slice(place);
}
