/** Formats of names as k8s.io/apimachinery's `validation` has them, each with the server's own words. */

const LABEL_VALUE = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const NAME_PART = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const LABEL = 63;
const SUBDOMAIN = 253;

const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_WORDS =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const VALUE_WORDS =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const KEY_WORDS =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const tooLong = (most: number): string => `must be no more than ${most} bytes`;
const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** What is wrong with a label's value (`IsValidLabelValue`); undefined when nothing is. */
export function labelValueFault(value: string): string | undefined {
  const long = bytes(value) > LABEL ? [tooLong(LABEL)] : [];
  const said = LABEL_VALUE.test(value) ? long : [...long, VALUE_WORDS];
  return said.length > 0 ? said.join(';') : undefined;
}

/** What is wrong with a label's or annotation's key (`IsQualifiedName`). */
export function keyFault(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2)
    return `a valid label key ${KEY_WORDS.replace('name part ', '')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
  const [prefix = ''] = parts;
  if (parts.length === 2 && prefix === '') return 'prefix part must be non-empty';
  if (parts.length === 2 && (prefix.length > SUBDOMAIN || !DNS_SUBDOMAIN.test(prefix)))
    return `prefix part ${SUBDOMAIN_WORDS}`;
  if (name === '') return `name part must be non-empty; ${KEY_WORDS}`;
  if (bytes(name) > LABEL) return `name part ${tooLong(LABEL)}`;
  return NAME_PART.test(name) ? undefined : KEY_WORDS;
}

/** What is wrong with the name of a namespace or a Service (`IsDNS1123Label`). */
export function dnsLabelFault(name: string): string | undefined {
  if (bytes(name) > LABEL) return tooLong(LABEL);
  return DNS_LABEL.test(name) ? undefined : LABEL_WORDS;
}

/** What is wrong with the name of most objects (`IsDNS1123Subdomain`). */
export function subdomainFault(name: string): string | undefined {
  if (bytes(name) > SUBDOMAIN) return tooLong(SUBDOMAIN);
  return DNS_SUBDOMAIN.test(name) ? undefined : SUBDOMAIN_WORDS;
}

/** A name that no object can have in a path (`IsValidPathSegmentName`). */
export const isPathName = (name: string): boolean => name !== '.' && name !== '..' && !/[/%]/.test(name);

/** The name of a container's port (`IsValidPortName`). */
export const isPortName = (name: string): boolean =>
  name.length <= 15 && /^[a-z0-9-]+$/.test(name) && /[a-z]/.test(name) && !/--|^-|-$/.test(name);

/** A reference to an image (github.com/distribution/reference, `ReferenceRegexp`). */
export const isImage = (image: string): boolean => {
  const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
  const host = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
  const domain = `(?:${host}(?:\\.${host})*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?`;
  const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
  const whole = `^(?:${domain}/)?${component}(?:/${component})*(?::[\\w][\\w.-]{0,127})?(?:@${digest})?$`;
  return new RegExp(whole).test(image);
};

/** A quantity (`resource.ParseQuantity`). */
export const isQuantity = (text: string): boolean =>
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/.test(text);
