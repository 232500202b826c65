import type { Json } from '../json.ts';
import type { Random } from '../random.ts';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What admission plugins add to every new Pod: ServiceAccount, Priority, DefaultTolerationSeconds. Changes `pod`. */
export function admitPod(pod: Json, random: Random): void {
  const spec = pod.spec;
  spec.serviceAccountName ??= 'default';
  spec.serviceAccount = spec.serviceAccountName;
  spec.enableServiceLinks ??= true;
  spec.preemptionPolicy ??= 'PreemptLowerPriority';
  spec.priority ??= spec.priorityClassName?.startsWith('system-') ? 2000000000 : 0;
  spec.tolerations ??= [];
  for (const key of ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']) {
    const present = spec.tolerations.some(
      (item: Json) => item.key === key || (!item.key && item.operator === 'Exists'),
    );
    if (!present)
      spec.tolerations.push({ effect: 'NoExecute', key, operator: 'Exists', tolerationSeconds: 300 });
  }
  if (spec.automountServiceAccountToken !== false) mountToken(spec, random);
  pod.status = { phase: 'Pending', qosClass: qosClass(spec) };
}

function mountToken(spec: Json, random: Random): void {
  const containers: Json[] = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  if (
    containers.some((container) =>
      container.volumeMounts?.some((mount: Json) => mount.mountPath === MOUNT_PATH),
    )
  ) {
    return;
  }
  const name = `kube-api-access-${random.suffix()}`;
  spec.volumes = [
    ...(spec.volumes ?? []),
    {
      name,
      projected: {
        defaultMode: 420,
        sources: [
          { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
          { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
          {
            downwardAPI: {
              items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
            },
          },
        ],
      },
    },
  ];
  for (const container of containers) {
    container.volumeMounts = [
      ...(container.volumeMounts ?? []),
      { mountPath: MOUNT_PATH, name, readOnly: true },
    ];
  }
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
export function qosClass(spec: Json): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const containers: Json[] = spec.containers ?? [];
  const asked = containers.flatMap(({ resources }) => [
    ...Object.keys(resources?.requests ?? {}),
    ...Object.keys(resources?.limits ?? {}),
  ]);
  if (asked.length === 0) return 'BestEffort';
  const guaranteed = containers.every(({ resources }) =>
    ['cpu', 'memory'].every(
      (name) =>
        resources?.limits?.[name] &&
        resources.limits[name] === (resources.requests ?? resources.limits)[name],
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
