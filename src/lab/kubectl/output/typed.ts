import { isObject, type Json } from '../../cluster/json.ts';
import { sortedKeys } from '../format/labels.ts';

const words = (text: string): readonly string[] => text.split(' ');

const META = words(
  'name generateName namespace selfLink uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds labels annotations ownerReferences finalizers',
);

/**
 * Fields in the order in which the API's Go types declare them, by the field that holds them: an encoder writes a
 * struct's fields in that order and a map's keys sorted. What is not named here is a map.
 * https://github.com/kubernetes/api/blob/v0.37.2/core/v1/types.go and its neighbours.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  '': words(
    'kind apiVersion metadata value globalDefault description preemptionPolicy secrets imagePullSecrets immutable data binaryData stringData type rules subjects roleRef spec status',
  ),
  metadata: META,
  spec: words(
    'volumes initContainers containers ports parallelism completions schedule timeZone startingDeadlineSeconds concurrencyPolicy suspend jobTemplate successfulJobsHistoryLimit failedJobsHistoryLimit scaleTargetRef minReplicas maxReplicas metrics minAvailable ingressClassName defaultBackend tls rules replicas selector maxUnavailable template strategy backoffLimit restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy nodeSelector serviceAccountName serviceAccount automountServiceAccountToken nodeName hostNetwork securityContext hostname subdomain affinity schedulerName tolerations priorityClassName priority enableServiceLinks preemptionPolicy clusterIP clusterIPs type externalIPs sessionAffinity loadBalancerIP externalName externalTrafficPolicy publishNotReadyAddresses ipFamilies ipFamilyPolicy allocateLoadBalancerNodePorts internalTrafficPolicy progressDeadlineSeconds revisionHistoryLimit hard scopes finalizers',
  ),
  template: words('metadata spec'),
  jobTemplate: words('metadata spec'),
  containers: words(
    'name image command args workingDir ports envFrom env resources volumeMounts livenessProbe readinessProbe startupProbe lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext stdin stdinOnce tty',
  ),
  ports: words('name hostPort containerPort protocol appProtocol port targetPort nodePort hostIP'),
  env: words('name value valueFrom'),
  rules: words('verbs apiGroups resources resourceNames nonResourceURLs host http'),
  paths: words('path pathType backend'),
  backend: words('service resource'),
  defaultBackend: words('service resource'),
  service: words('name port'),
  tls: words('hosts secretName'),
  subjects: words('kind apiGroup name namespace'),
  roleRef: words('apiGroup kind name'),
  scaleTargetRef: words('kind name apiVersion'),
  metrics: words('type object pods resource containerResource external'),
  resource: words('name target'),
  target: words('type value averageValue averageUtilization'),
  resources: words('limits requests claims'),
  userInfo: words('username uid groups extra'),
  status: words(
    'loadBalancer userInfo observedGeneration replicas currentReplicas desiredReplicas currentMetrics',
  ),
};

/** The object with its fields in the order of kubectl's own types. */
export function inTypeOrder(value: Json, field = ''): Json {
  if (Array.isArray(value)) return value.map((item) => inTypeOrder(item, field));
  if (!isObject(value)) return value;
  const order = ORDER[field] ?? [];
  const keys = sortedKeys(value).sort((left, right) => place(order, left) - place(order, right));
  return Object.fromEntries(keys.map((key) => [key, inTypeOrder(value[key], key)]));
}

function place(order: readonly string[], key: string): number {
  const at = order.indexOf(key);
  return at < 0 ? order.length : at;
}
