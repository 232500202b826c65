import { isKnown } from '../arg.ts';
import { type Call, placeOf, usesOf } from '../call.ts';
import type { Resource } from './resources.ts';
import { fieldTerms, selectorFault } from './selector.ts';
import type { Targets } from './targets.ts';

const EVENTS = [
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
  'metadata.namespace',
  'metadata.name',
];

/**
 * Fields that objects are selected by beside their name and namespace (k8s.io/kubernetes/pkg/apis, the
 * `AddFieldLabelConversionFunc` calls). A name alone is the default.
 */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'metadata.name',
    'metadata.namespace',
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
  Node: ['metadata.name', 'spec.unschedulable'],
  ReplicationController: ['metadata.name', 'metadata.namespace', 'status.replicas'],
  Event: EVENTS,
  Namespace: ['metadata.name', 'status.phase'],
  Secret: ['metadata.name', 'metadata.namespace', 'type'],
  Service: ['metadata.name', 'metadata.namespace', 'spec.clusterIP', 'spec.type'],
  Job: ['metadata.name', 'metadata.namespace', 'status.successful'],
  CertificateSigningRequest: ['metadata.name', 'spec.signerName'],
  ClusterTrustBundle: ['metadata.name', 'spec.signerName'],
};

const fieldsOf = ({ kind, namespaced }: Resource): readonly string[] =>
  FIELDS[kind] ?? (namespaced ? ['metadata.name', 'metadata.namespace'] : ['metadata.name']);

/** Kinds whose every field is selectable in ways that are not listed here. */
const OPEN = new Set(['ResourceSlice', 'PodCertificateRequest', 'CustomResourceDefinition', 'APIService']);

/** Commands whose `-l` sets labels, or is checked elsewhere. */
const NO_SELECTOR = new Set(['expose', 'run', 'create poddisruptionbudget']);

function badRequest(type: Resource | undefined, label: string, field: string, said: string): string {
  const resource = type
    ? `"${type.group === '' ? '' : `${type.group}`}/${type.version}, Resource=${type.name}"`
    : '"/v1, Resource=pods"';
  return `Error from server (BadRequest): Unable to find ${resource} that match label selector "${label}", field selector "${field}": ${said}`;
}

/** Checks `-l` and `--field-selector` by the API's grammar, and that the type can be selected by the fields. */
export function checkSelectors(call: Call, targets: Targets | undefined): void {
  const type = targets?.types[0];
  if (!NO_SELECTOR.has(call.path)) {
    for (const name of ['selector', 'pod-selector']) {
      for (const use of usesOf(call, name)) {
        const { value } = use;
        if (!isKnown(value)) continue;
        const said = selectorFault(value);
        if (said === undefined) continue;
        const detail = type ? badRequest(type, value, '', said) : `error: ${said}`;
        call.say('command-selector', placeOf(use), { selector: value, said }, { detail });
      }
    }
  }
  for (const use of usesOf(call, 'field-selector')) {
    if (!isKnown(use.value)) continue;
    const terms = fieldTerms(use.value);
    if ('said' in terms) {
      const data = {
        field: use.value,
        kind: type?.kind ?? '',
        allowed: type ? fieldsOf(type) : ['metadata.name'],
      };
      call.say('command-field-selector', placeOf(use), data, {
        detail: badRequest(type, '', use.value, terms.said),
      });
      continue;
    }
    if (!type || targets.types.length !== 1 || OPEN.has(type.kind)) continue;
    for (const { field, from, to } of terms) {
      const allowed = fieldsOf(type);
      if (allowed.includes(field)) continue;
      const said =
        FIELDS[type.kind] === undefined
          ? `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`
          : type.kind === 'Job'
            ? `field label "${field}" not supported for Job`
            : `field label not supported: ${field}`;
      const detail = badRequest(type, '', use.value, said);
      call.say(
        'command-field-selector',
        placeOf(use, from, to),
        { field, kind: type.kind, allowed },
        { detail },
      );
    }
  }
}
