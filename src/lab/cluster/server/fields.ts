import type { KubeObject } from '../../api.ts';
import type { Json } from '../json.ts';

/** Field labels that a kind supports besides `metadata.name` and `metadata.namespace`. */
const supported: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Namespace: ['status.phase', 'name'],
  Node: ['spec.unschedulable'],
  Service: ['spec.clusterIP', 'spec.type'],
  ReplicaSet: ['status.replicas'],
  Secret: ['type'],
  Job: ['status.successful'],
};

/** Kinds that look at field labels themselves, though they add none. */
const CONVERTED = new Set(['ReplicationController', 'Secret', 'Job']);

function valueAt(object: KubeObject, path: string): string {
  if (path === 'source') return String((object['source'] as Json)?.component ?? '');
  let value: Json = object;
  for (const step of path.split('.')) value = value?.[step];
  return value === undefined || value === null ? '' : String(value);
}

/**
 * Reads a field selector: `a=b`, `a==b`, `a!=b`, joined by commas.
 *
 * @throws {SyntaxError} in the server's words, for a field that the kind does not index.
 */
export function parseFieldSelector(text: string, kind: string): (object: KubeObject) => boolean {
  const terms = text
    .split(',')
    .filter((term) => term.trim() !== '')
    .map((term) => {
      const match = /^\s*([^=!]+?)\s*(!=|==|=)\s*(.*?)\s*$/.exec(term);
      if (!match) throw new SyntaxError(`invalid selector: '${term}'; can't understand '${term}'`);
      const [, field = '', operator, value = ''] = match;
      const known = ['metadata.name', 'metadata.namespace', ...(supported[kind] ?? [])];
      if (!known.includes(field)) {
        const own = CONVERTED.has(kind) || kind in supported;
        throw new SyntaxError(
          own
            ? `field label not supported: ${field}`
            : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
        );
      }
      return { field, wanted: operator !== '!=', value };
    });
  return (object) => terms.every(({ field, wanted, value }) => (valueAt(object, field) === value) === wanted);
}
