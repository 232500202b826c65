import { createHash } from 'node:crypto';
import { tags } from './tags.ts';

/** Script types that browsers run, or that decide what is run. Anything else is data, which no policy governs. */
const RUN = /^(?:|module|importmap|(?:text|application)\/(?:java|ecma)script)$/i;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hashes = (texts: readonly string[]): string[] => [...new Set(texts.map(hash))].sort();

/** The policy of a page that holds these inline scripts and styles, and loads everything else from its own origin. */
function policyOf(scripts: readonly string[], styles: readonly string[]): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    // The search index is read by WebAssembly.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes(scripts)],
    'style-src': ["'self'", ...hashes(styles)],
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
  const scripts: string[] = [];
  const styles: string[] = [];
  let place: number | undefined;
  let governed = false;
  for (const tag of tags(html)) {
    const { name, text, end } = tag;
    if (name === 'meta' && tag.attributes.has('charset')) place ??= governed ? undefined : end;
    if (name === 'style') styles.push(text);
    if (name === 'script' && !tag.attributes.has('src') && RUN.test(tag.attributes.get('type') ?? ''))
      scripts.push(text);
    governed ||= name === 'script' || name === 'style' || name === 'link';
  }
  if (place === undefined)
    throw new Error(
      '페이지의 <head>가 <meta charset>으로 시작하지 않습니다. 보안 정책을 둘 자리가 없습니다.',
    );
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(scripts, styles)}">`;
  return html.slice(0, place) + meta + html.slice(place);
}
