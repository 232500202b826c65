/**
 * Kinds of API versions that are no longer served, and the first Kubernetes version without them.
 * Source: the Kubernetes deprecated API migration guide.
 */
const REMOVED: readonly (readonly [version: string, apiVersion: string, kinds: readonly string[]])[] = [
  [
    '1.16',
    'extensions/v1beta1',
    ['Deployment', 'DaemonSet', 'ReplicaSet', 'NetworkPolicy', 'PodSecurityPolicy'],
  ],
  ['1.16', 'apps/v1beta1', ['Deployment', 'StatefulSet']],
  ['1.16', 'apps/v1beta2', ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet']],
  ['1.22', 'extensions/v1beta1', ['Ingress']],
  ['1.22', 'networking.k8s.io/v1beta1', ['Ingress', 'IngressClass']],
  ['1.22', 'rbac.authorization.k8s.io/v1beta1', ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding']],
  ['1.22', 'storage.k8s.io/v1beta1', ['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment']],
  [
    '1.22',
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  ],
  ['1.22', 'apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition']],
  ['1.22', 'apiregistration.k8s.io/v1beta1', ['APIService']],
  ['1.22', 'certificates.k8s.io/v1beta1', ['CertificateSigningRequest']],
  ['1.22', 'coordination.k8s.io/v1beta1', ['Lease']],
  ['1.22', 'scheduling.k8s.io/v1beta1', ['PriorityClass']],
  ['1.25', 'batch/v1beta1', ['CronJob']],
  ['1.25', 'discovery.k8s.io/v1beta1', ['EndpointSlice']],
  ['1.25', 'events.k8s.io/v1beta1', ['Event']],
  ['1.25', 'autoscaling/v2beta1', ['HorizontalPodAutoscaler']],
  ['1.25', 'policy/v1beta1', ['PodDisruptionBudget', 'PodSecurityPolicy']],
  ['1.25', 'node.k8s.io/v1beta1', ['RuntimeClass']],
  ['1.26', 'autoscaling/v2beta2', ['HorizontalPodAutoscaler']],
  ['1.26', 'flowcontrol.apiserver.k8s.io/v1beta1', ['FlowSchema', 'PriorityLevelConfiguration']],
  ['1.27', 'storage.k8s.io/v1beta1', ['CSIStorageCapacity']],
  ['1.29', 'flowcontrol.apiserver.k8s.io/v1beta2', ['FlowSchema', 'PriorityLevelConfiguration']],
  ['1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', ['FlowSchema', 'PriorityLevelConfiguration']],
];

/** The Kubernetes version that stopped serving a kind under an API version; undefined when none did. */
export function removedIn(apiVersion: string, kind: string): string | undefined {
  return REMOVED.find(([, group, kinds]) => group === apiVersion && kinds.includes(kind))?.[0];
}
