import { diagnose } from '../codes/index.ts';
import { field, type Rule } from './rule.ts';

/** Kinds that are still served but on their way out. Source: the API server's own warnings (`deprecation.go`). */
const DEPRECATED: readonly (readonly [apiVersion: string, kind: string, since: string, instead: string])[] = [
  ['v1', 'Endpoints', '1.33', 'discovery.k8s.io/v1 EndpointSlice'],
  ['v1', 'ComponentStatus', '1.19', '/livez, /readyz'],
];

/** Kinds that a newer one replaces. */
export const deprecatedApi: Rule = (object) => {
  const found = DEPRECATED.find(
    ([apiVersion, kind]) => object.kind === kind && object.value['apiVersion'] === apiVersion,
  );
  if (found === undefined) return [];
  const [apiVersion, kind, since, instead] = found;
  const { value, extra } = field(object, 'kind');
  const detail = `${apiVersion} ${kind} is deprecated in v${since}+; use ${instead}`;
  return [diagnose('ref-deprecated-api', value, { kind, apiVersion, since, instead }, { ...extra, detail })];
};
