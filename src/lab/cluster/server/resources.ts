import type { Resource } from '../../api.ts';

/** Group and version, plural, short names, kind, scope, verbs (all when not given), categories. */
type Row = readonly [string, string, string, string, 'ns' | 'cluster', string?, string?];

const ALL = 'create,delete,deletecollection,get,list,patch,update,watch';

/** What v1.37 serves, in the order of `kubectl api-resources`. */
const rows: readonly Row[] = [
  ['v1', 'bindings', '', 'Binding', 'ns', 'create'],
  ['v1', 'componentstatuses', 'cs', 'ComponentStatus', 'cluster', 'get,list'],
  ['v1', 'configmaps', 'cm', 'ConfigMap', 'ns'],
  ['v1', 'endpoints', 'ep', 'Endpoints', 'ns'],
  ['v1', 'events', 'ev', 'Event', 'ns'],
  ['v1', 'limitranges', 'limits', 'LimitRange', 'ns'],
  ['v1', 'namespaces', 'ns', 'Namespace', 'cluster', 'create,delete,get,list,patch,update,watch'],
  ['v1', 'nodes', 'no', 'Node', 'cluster'],
  ['v1', 'persistentvolumeclaims', 'pvc', 'PersistentVolumeClaim', 'ns'],
  ['v1', 'persistentvolumes', 'pv', 'PersistentVolume', 'cluster'],
  ['v1', 'pods', 'po', 'Pod', 'ns', '', 'all'],
  ['v1', 'podtemplates', '', 'PodTemplate', 'ns'],
  ['v1', 'replicationcontrollers', 'rc', 'ReplicationController', 'ns', '', 'all'],
  ['v1', 'resourcequotas', 'quota', 'ResourceQuota', 'ns'],
  ['v1', 'secrets', '', 'Secret', 'ns'],
  ['v1', 'serviceaccounts', 'sa', 'ServiceAccount', 'ns'],
  ['v1', 'services', 'svc', 'Service', 'ns', '', 'all'],
  [
    'admissionregistration.k8s.io/v1',
    'mutatingadmissionpolicies',
    '',
    'MutatingAdmissionPolicy',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'admissionregistration.k8s.io/v1',
    'mutatingadmissionpolicybindings',
    '',
    'MutatingAdmissionPolicyBinding',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'admissionregistration.k8s.io/v1',
    'mutatingwebhookconfigurations',
    '',
    'MutatingWebhookConfiguration',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'admissionregistration.k8s.io/v1',
    'validatingadmissionpolicies',
    '',
    'ValidatingAdmissionPolicy',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'admissionregistration.k8s.io/v1',
    'validatingadmissionpolicybindings',
    '',
    'ValidatingAdmissionPolicyBinding',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'admissionregistration.k8s.io/v1',
    'validatingwebhookconfigurations',
    '',
    'ValidatingWebhookConfiguration',
    'cluster',
    '',
    'api-extensions',
  ],
  [
    'apiextensions.k8s.io/v1',
    'customresourcedefinitions',
    'crd,crds',
    'CustomResourceDefinition',
    'cluster',
    '',
    'api-extensions',
  ],
  ['apiregistration.k8s.io/v1', 'apiservices', '', 'APIService', 'cluster', '', 'api-extensions'],
  ['apps/v1', 'controllerrevisions', '', 'ControllerRevision', 'ns'],
  ['apps/v1', 'daemonsets', 'ds', 'DaemonSet', 'ns', '', 'all'],
  ['apps/v1', 'deployments', 'deploy', 'Deployment', 'ns', '', 'all'],
  ['apps/v1', 'replicasets', 'rs', 'ReplicaSet', 'ns', '', 'all'],
  ['apps/v1', 'statefulsets', 'sts', 'StatefulSet', 'ns', '', 'all'],
  ['authentication.k8s.io/v1', 'selfsubjectreviews', '', 'SelfSubjectReview', 'cluster', 'create'],
  ['authentication.k8s.io/v1', 'tokenreviews', '', 'TokenReview', 'cluster', 'create'],
  ['authorization.k8s.io/v1', 'localsubjectaccessreviews', '', 'LocalSubjectAccessReview', 'ns', 'create'],
  ['authorization.k8s.io/v1', 'selfsubjectaccessreviews', '', 'SelfSubjectAccessReview', 'cluster', 'create'],
  ['authorization.k8s.io/v1', 'selfsubjectrulesreviews', '', 'SelfSubjectRulesReview', 'cluster', 'create'],
  ['authorization.k8s.io/v1', 'subjectaccessreviews', '', 'SubjectAccessReview', 'cluster', 'create'],
  ['autoscaling/v2', 'horizontalpodautoscalers', 'hpa', 'HorizontalPodAutoscaler', 'ns', '', 'all'],
  ['batch/v1', 'cronjobs', 'cj', 'CronJob', 'ns', '', 'all'],
  ['batch/v1', 'jobs', '', 'Job', 'ns', '', 'all'],
  ['certificates.k8s.io/v1', 'certificatesigningrequests', 'csr', 'CertificateSigningRequest', 'cluster'],
  ['certificates.k8s.io/v1', 'clustertrustbundles', '', 'ClusterTrustBundle', 'cluster'],
  ['certificates.k8s.io/v1', 'podcertificaterequests', '', 'PodCertificateRequest', 'ns'],
  ['coordination.k8s.io/v1', 'leases', '', 'Lease', 'ns'],
  ['discovery.k8s.io/v1', 'endpointslices', '', 'EndpointSlice', 'ns'],
  ['events.k8s.io/v1', 'events', 'ev', 'Event', 'ns'],
  ['flowcontrol.apiserver.k8s.io/v1', 'flowschemas', '', 'FlowSchema', 'cluster'],
  [
    'flowcontrol.apiserver.k8s.io/v1',
    'prioritylevelconfigurations',
    '',
    'PriorityLevelConfiguration',
    'cluster',
  ],
  ['networking.k8s.io/v1', 'ingressclasses', '', 'IngressClass', 'cluster'],
  ['networking.k8s.io/v1', 'ingresses', 'ing', 'Ingress', 'ns'],
  ['networking.k8s.io/v1', 'ipaddresses', 'ip', 'IPAddress', 'cluster'],
  ['networking.k8s.io/v1', 'networkpolicies', 'netpol', 'NetworkPolicy', 'ns'],
  ['networking.k8s.io/v1', 'servicecidrs', '', 'ServiceCIDR', 'cluster'],
  ['node.k8s.io/v1', 'runtimeclasses', '', 'RuntimeClass', 'cluster'],
  ['policy/v1', 'poddisruptionbudgets', 'pdb', 'PodDisruptionBudget', 'ns'],
  ['rbac.authorization.k8s.io/v1', 'clusterrolebindings', '', 'ClusterRoleBinding', 'cluster'],
  ['rbac.authorization.k8s.io/v1', 'clusterroles', '', 'ClusterRole', 'cluster'],
  ['rbac.authorization.k8s.io/v1', 'rolebindings', '', 'RoleBinding', 'ns'],
  ['rbac.authorization.k8s.io/v1', 'roles', '', 'Role', 'ns'],
  ['resource.k8s.io/v1', 'deviceclasses', '', 'DeviceClass', 'cluster'],
  ['resource.k8s.io/v1', 'devicetaintrules', '', 'DeviceTaintRule', 'cluster'],
  ['resource.k8s.io/v1', 'resourceclaims', '', 'ResourceClaim', 'ns'],
  ['resource.k8s.io/v1', 'resourceclaimtemplates', '', 'ResourceClaimTemplate', 'ns'],
  ['resource.k8s.io/v1', 'resourceslices', '', 'ResourceSlice', 'cluster'],
  ['scheduling.k8s.io/v1', 'priorityclasses', 'pc', 'PriorityClass', 'cluster'],
  ['storage.k8s.io/v1', 'csidrivers', '', 'CSIDriver', 'cluster'],
  ['storage.k8s.io/v1', 'csinodes', '', 'CSINode', 'cluster'],
  ['storage.k8s.io/v1', 'csistoragecapacities', '', 'CSIStorageCapacity', 'ns'],
  ['storage.k8s.io/v1', 'storageclasses', 'sc', 'StorageClass', 'cluster'],
  ['storage.k8s.io/v1', 'volumeattachments', '', 'VolumeAttachment', 'cluster'],
  ['storage.k8s.io/v1', 'volumeattributesclasses', 'vac', 'VolumeAttributesClass', 'cluster'],
  ['storagemigration.k8s.io/v1', 'storageversionmigrations', '', 'StorageVersionMigration', 'cluster'],
];

function toResource([version, plural, shortNames, kind, scope, verbs, categories]: Row): Resource {
  const slash = version.indexOf('/');
  return {
    group: slash < 0 ? '' : version.slice(0, slash),
    version: version.slice(slash + 1),
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: shortNames ? shortNames.split(',') : [],
    namespaced: scope === 'ns',
    verbs: (verbs || ALL).split(','),
    categories: categories ? categories.split(',') : [],
  };
}

/** The resources that the lab's API server serves. Those that nothing in the lab acts on are only kept. */
export const resources: readonly Resource[] = rows.map(toResource);

/**
 * The resource of that name.
 *
 * @throws {Error} when there is none: a mistake in this code, not in what a reader typed.
 */
export function resourceNamed(plural: string, group = ''): Resource {
  const found = resources.find((resource) => resource.plural === plural && resource.group === group);
  if (!found) throw new Error(`no resource ${plural}.${group}`);
  return found;
}

export const pods: Resource = resourceNamed('pods');
export const services: Resource = resourceNamed('services');
export const endpointSlices: Resource = resourceNamed('endpointslices', 'discovery.k8s.io');
export const endpoints: Resource = resourceNamed('endpoints');
export const namespaces: Resource = resourceNamed('namespaces');
export const nodes: Resource = resourceNamed('nodes');
export const events: Resource = resourceNamed('events');
export const deployments: Resource = resourceNamed('deployments', 'apps');
export const replicaSets: Resource = resourceNamed('replicasets', 'apps');
export const daemonSets: Resource = resourceNamed('daemonsets', 'apps');
export const configMaps: Resource = resourceNamed('configmaps');
export const secrets: Resource = resourceNamed('secrets');
export const serviceAccounts: Resource = resourceNamed('serviceaccounts');
export const leases: Resource = resourceNamed('leases', 'coordination.k8s.io');
