import type { KubeObject } from '../../../api.ts';
import { type Json, same, timestamp } from '../../json.ts';
import { selects } from '../../server/labels.ts';
import { quotas, usedOf } from '../../server/quota.ts';
import { pods, resourceNamed, services } from '../../server/resources.ts';
import type { Stop } from '../parts.ts';
import { isReady, report, runWorkload, tell, type WorkloadParts } from './shared.ts';

const budgets = resourceNamed('poddisruptionbudgets', 'policy');
const claims = resourceNamed('persistentvolumeclaims');
const classes = resourceNamed('storageclasses', 'storage.k8s.io');
const scalers = resourceNamed('horizontalpodautoscalers', 'autoscaling');

/** Tells of every quota how much of it is used. */
export function runQuotas(parts: WorkloadParts): Stop {
  const { store } = parts;
  const sync = async (owner: KubeObject) => {
    const used = usedOf(owner, (kind) => store.list(kind, owner.metadata.namespace));
    await report(parts, quotas, owner, { hard: (owner as Json).spec.hard, used });
  };
  const again = ({ object }: { readonly object: KubeObject }) => {
    for (const quota of store.list(quotas, object.metadata.namespace)) void sync(quota);
  };
  const stops = [
    runWorkload(parts, quotas, [], sync),
    store.watch(pods, again),
    store.watch(services, again),
    store.watch(resourceNamed('configmaps'), again),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tells of every disruption budget how many Pods may go. */
export function runBudgets(parts: WorkloadParts): Stop {
  const { store } = parts;
  const sync = async (owner: KubeObject) => {
    const { spec, metadata }: Json = owner;
    const own = store
      .list(pods, metadata.namespace)
      .filter((pod) => selects(spec.selector?.matchLabels, pod.metadata.labels));
    const healthy = own.filter(isReady).length;
    const share = (value: Json, of: number) =>
      String(value).endsWith('%') ? Math.ceil((Number.parseInt(value, 10) * of) / 100) : Number(value);
    const desired =
      spec.maxUnavailable === undefined
        ? share(spec.minAvailable ?? 0, own.length)
        : Math.max(0, own.length - share(spec.maxUnavailable, own.length));
    const disruptionsAllowed = own.length === 0 ? 0 : Math.max(0, healthy - desired);
    if (own.length === 0) {
      await tell(parts, owner, 'controllermanager', 'Normal', 'NoPods', 'No matching pods found');
    }
    const met = disruptionsAllowed > 0;
    await report(parts, budgets, owner, {
      conditions: [
        {
          lastTransitionTime: metadata.creationTimestamp,
          message: '',
          observedGeneration: metadata.generation,
          reason: met ? 'SufficientPods' : 'InsufficientPods',
          status: met ? 'True' : 'False',
          type: 'DisruptionAllowed',
        },
      ],
      currentHealthy: healthy,
      desiredHealthy: desired,
      disruptionsAllowed,
      expectedPods: own.length,
      observedGeneration: metadata.generation,
    });
  };
  const stops = [
    runWorkload(parts, budgets, [], async (owner) => {
      // Its own status is no news.
      if ((owner as Json).status?.observedGeneration !== owner.metadata['generation']) await sync(owner);
    }),
    store.watch(pods, ({ object, previous }) => {
      if (previous && same((previous as Json).status, (object as Json).status)) return;
      for (const budget of store.list(budgets, object.metadata.namespace)) void sync(budget);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Says of every claim why nothing is bound to it: there is no storage in the lab. */
export function runClaims(parts: WorkloadParts): Stop {
  const told = new Set<string>();
  return runWorkload(parts, claims, [], async (owner) => {
    const uid = owner.metadata.uid ?? '';
    if (told.has(uid)) return;
    told.add(uid);
    const { storageClassName } = (owner as Json).spec;
    const component = 'persistentvolume-controller';
    if (!storageClassName) {
      const message = 'no persistent volumes available for this claim and no storage class is set';
      await tell(parts, owner, component, 'Normal', 'FailedBinding', message);
    } else if (!parts.store.get(classes, undefined, storageClassName)) {
      const message = `storageclass.storage.k8s.io "${storageClassName}" not found`;
      await tell(parts, owner, component, 'Warning', 'ProvisioningFailed', message);
    }
  });
}

/** Tells of every autoscaler how many Pods its target has; without metrics it changes nothing. */
export function runAutoscalers(parts: WorkloadParts): Stop {
  const { store, clock } = parts;
  return runWorkload(parts, scalers, [], async (owner) => {
    const { spec, status = {}, metadata }: Json = owner;
    if (status.currentReplicas !== undefined) return;
    const plural = `${spec.scaleTargetRef.kind.toLowerCase()}s`;
    const target: Json = store.get(
      resourceNamed(plural, 'apps'),
      metadata.namespace,
      spec.scaleTargetRef.name,
    );
    if (!target) return;
    const lastTransitionTime = timestamp(clock.now());
    await report(parts, scalers, owner, {
      conditions: [
        {
          lastTransitionTime,
          message: "the HPA controller was able to get the target's current scale",
          reason: 'SucceededGetScale',
          status: 'True',
          type: 'AbleToScale',
        },
        {
          lastTransitionTime,
          message:
            'the HPA was unable to compute the replica count: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)',
          reason: 'FailedGetResourceMetric',
          status: 'False',
          type: 'ScalingActive',
        },
      ],
      currentMetrics: null,
      currentReplicas: target.spec.replicas,
      desiredReplicas: 0,
    });
  });
}
