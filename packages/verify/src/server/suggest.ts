const LONGEST_LABEL = 63;
const LONGEST_PORT = 15;

function trimmed(text: string, longest: number): string {
  return text
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, longest)
    .replace(/[^a-z0-9]+$/, '');
}

/** A word that begins anew inside: `myApp` is `my-app`. */
function words(text: string): string {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** The label (RFC 1123) that a name most likely means; empty when nothing is left of it. */
export function label(text: string): string {
  return trimmed(words(text).replace(/[^a-z0-9]+/g, '-'), LONGEST_LABEL);
}

/** The subdomain (RFC 1123) that a name most likely means. */
export function subdomain(text: string): string {
  return words(text)
    .split('.')
    .map((part) => trimmed(part.replace(/[^a-z0-9]+/g, '-'), LONGEST_LABEL))
    .filter((part) => part !== '')
    .join('.');
}

/** The name of a container's port (RFC 6335) that a name most likely means. */
export function portName(text: string): string {
  const short = trimmed(words(text).replace(/[^a-z0-9]+/g, '-'), LONGEST_PORT);
  return /[a-z]/.test(short) ? short : '';
}

/** The host that a URL or an address with a port means. */
export function hostName(text: string): string {
  const host = text
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .toLowerCase();
  const meant = host
    .split('.')
    .map((part) => trimmed(part.replace(/[^a-z0-9]+/g, '-'), LONGEST_LABEL))
    .filter((part) => part !== '')
    .join('.');
  return meant === text ? '' : meant;
}
