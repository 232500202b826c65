/**
 * Lists that a strategic merge patch merges instead of replacing, by the last steps of their path (the API's
 * `patchMergeKey` tags). An empty key is a list of plain values that is merged as a set.
 */
const keys: readonly (readonly [path: string, key: string, kinds?: readonly string[]])[] = [
  ['metadata.ownerReferences', 'uid'],
  ['metadata.finalizers', ''],
  ['spec.ports', 'port', ['Service']],
  ['containers.ports', 'containerPort'],
  ['initContainers.ports', 'containerPort'],
  ['spec.containers', 'name'],
  ['spec.initContainers', 'name'],
  ['spec.ephemeralContainers', 'name'],
  ['spec.volumes', 'name'],
  ['spec.imagePullSecrets', 'name'],
  ['spec.hostAliases', 'ip'],
  ['spec.topologySpreadConstraints', 'topologyKey'],
  ['containers.env', 'name'],
  ['initContainers.env', 'name'],
  ['containers.volumeMounts', 'mountPath'],
  ['initContainers.volumeMounts', 'mountPath'],
  ['containers.volumeDevices', 'devicePath'],
  ['status.conditions', 'type'],
  ['status.podIPs', 'ip'],
  ['status.hostIPs', 'ip'],
  ['status.addresses', 'type', ['Node']],
  ['spec.taints', 'key', ['Node']],
  ['secrets', 'name', ['ServiceAccount']],
];

/** The key that the list at this path is merged by; undefined when it is replaced as a whole. */
export function mergeKey(kind: string, path: readonly string[]): string | undefined {
  const joined = path.join('.');
  return keys.find(
    ([suffix, , kinds]) =>
      (joined === suffix || joined.endsWith(`.${suffix}`)) && (kinds === undefined || kinds.includes(kind)),
  )?.[1];
}
