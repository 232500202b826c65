import { parseTemplate, type Template, TemplateError } from './template.ts';

/** Where the native tool looks when nothing is said. We ship these schemas instead, and name them alike in messages. */
const defaultLocation =
  'https://raw.githubusercontent.com/yannh/kubernetes-json-schema/master/{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json';

/** A `-schema-location`: where to look for the schema of a kind. */
export interface Location {
  /** The shipped schemas are meant. */
  readonly shipped: boolean;
  /** The path or the address. Throws a TemplateError. */
  address(kind: string, apiVersion: string): string;
}

/**
 * Reads the `-schema-location` flags (kubeconform's pkg/registry/registry.go).
 *
 * @throws TemplateError for a bad template, in the words of the native tool
 */
export function readLocations(
  given: readonly string[],
  kubernetesVersion: string,
  strict: boolean,
): Location[] {
  return (given.length === 0 ? ['default'] : given).map((location) => {
    const shipped = location === 'default';
    const source = shipped
      ? defaultLocation
      : location.endsWith('json')
        ? location
        : location + defaultLocation.slice(defaultLocation.indexOf('/{{'));
    const address = (template: Template, kind: string, apiVersion: string) =>
      template.render(fields(kind, apiVersion, kubernetesVersion, strict));
    try {
      const template = parseTemplate(source);
      address(template, 'Deployment', 'v1');
      return { shipped, address: (kind, apiVersion) => address(template, kind, apiVersion) };
    } catch (cause) {
      if (!(cause instanceof TemplateError)) throw cause;
      throw new TemplateError(`failed initialising schema location registry: ${cause.message}`);
    }
  });
}

function fields(
  kind: string,
  apiVersion: string,
  kubernetesVersion: string,
  strict: boolean,
): Record<string, string> {
  const parts = apiVersion.split('/');
  const group = parts[0]!;
  const suffix = [group.split('.')[0]!, ...(parts[1] === undefined ? [] : [parts[1]])];
  return {
    NormalizedKubernetesVersion: kubernetesVersion === 'master' ? 'master' : `v${kubernetesVersion}`,
    StrictSuffix: strict ? '-strict' : '',
    ResourceKind: kind.toLowerCase(),
    ResourceAPIVersion: parts.at(-1)!,
    Group: group,
    KindSuffix: suffix.map((part) => `-${part.toLowerCase()}`).join(''),
  };
}
