import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../src/lab/cluster/json.ts';
import { impossible, type Objects } from './soak/impossible.ts';
import { soak } from './soak/soak.ts';

const meta = (name: string, more: Json = {}) => ({ name, namespace: 'x', uid: `uid-${name}`, ...more });
const owner = (kind: string, name: string) => [{ kind, name, uid: `uid-${name}`, controller: true }];
const ready = [{ type: 'Ready', status: 'True' }];

/** A cluster in which all is well. */
const healthy = (): Record<keyof Objects, Json[]> => ({
  namespaces: [{ kind: 'Namespace', metadata: { name: 'x', uid: 'uid-x' } }],
  nodes: [{ kind: 'Node', metadata: { name: 'minikube', uid: 'uid-minikube' } }],
  deployments: [
    {
      kind: 'Deployment',
      metadata: meta('d', { generation: 1 }),
      spec: { replicas: 1 },
      status: { replicas: 1, updatedReplicas: 1, observedGeneration: 1 },
    },
  ],
  replicasets: [
    {
      kind: 'ReplicaSet',
      metadata: meta('r', { ownerReferences: owner('Deployment', 'd') }),
      spec: { replicas: 1 },
      status: { replicas: 1, readyReplicas: 1 },
    },
  ],
  pods: [
    {
      kind: 'Pod',
      metadata: meta('p', { labels: { app: 'a' }, ownerReferences: owner('ReplicaSet', 'r') }),
      spec: { nodeName: 'minikube' },
      status: { phase: 'Running', podIP: '10.244.0.2', conditions: ready },
    },
  ],
  services: [
    {
      kind: 'Service',
      metadata: meta('s'),
      spec: { selector: { app: 'a' }, clusterIP: '10.96.0.2', ports: [{ nodePort: 30000, protocol: 'TCP' }] },
    },
  ],
  endpointslices: [
    {
      kind: 'EndpointSlice',
      metadata: meta('s-1', {
        labels: { 'kubernetes.io/service-name': 's' },
        ownerReferences: owner('Service', 's'),
      }),
      endpoints: [
        {
          addresses: ['10.244.0.2'],
          conditions: { ready: true },
          targetRef: { kind: 'Pod', name: 'p', uid: 'uid-p' },
        },
      ],
    },
  ],
  endpoints: [
    {
      kind: 'Endpoints',
      metadata: { name: 's', namespace: 'x', uid: 'e' },
      subsets: [{ addresses: [{ ip: '10.244.0.2' }] }],
    },
  ],
});

describe('what cannot be is seen', () => {
  it('a healthy cluster has none of it', () => {
    expect(impossible(healthy())).toEqual([]);
  });

  it.each<[string, (objects: Record<keyof Objects, Json[]>) => unknown]>([
    [
      'two Services with the address 10.96.0.2',
      ({ services }) => services.push({ ...services[0], metadata: meta('t') }),
    ],
    [
      'two Services with the node port 30000/TCP',
      ({ services }) => services.push({ ...services[0], metadata: meta('t') }),
    ],
    ['two Pods with the address 10.244.0.2', ({ pods }) => pods.push({ ...pods[0], metadata: meta('q') })],
    ['x/s-1 → p: the Pod is gone', ({ pods }) => pods.pop()],
    ['x/s-1 → p: the Pod has another address', ({ pods }) => (pods[0].status.podIP = '10.244.0.9')],
    ['x/s-1 → p: the Pod has ended', ({ pods }) => (pods[0].status.phase = 'Failed')],
    ['x/s-1 → p: the Pod is not ready', ({ pods }) => (pods[0].status.conditions = [])],
    ['x/s has 0 endpoints, and selects 1 Pods', ({ endpointslices }) => endpointslices.pop()],
    ['Endpoints x/s have nothing, the slices 10.244.0.2', ({ endpoints }) => endpoints.pop()],
    ['ReplicaSet x/r has 1 of 2 Pods', ({ replicasets }) => (replicasets[0].spec.replicas = 2)],
    ['ReplicaSet x/r says 2 Pods, there are 1', ({ replicasets }) => (replicasets[0].status.replicas = 2)],
    ['ReplicaSet x/r says 0 ready Pods', ({ replicasets }) => (replicasets[0].status.readyReplicas = 0)],
    ['Deployment x/d says 2 Pods, there are 1', ({ deployments }) => (deployments[0].status.replicas = 2)],
    [
      'Deployment x/d was not looked at since it changed',
      ({ deployments }) => (deployments[0].metadata.generation = 2),
    ],
    ['Pod x/p is still being deleted', ({ pods }) => (pods[0].metadata.deletionTimestamp = 'now')],
    ['Pod x/p is in no namespace', ({ namespaces }) => namespaces.pop()],
    ['Pod x/p is on the node minikube, which is none', ({ nodes }) => nodes.pop()],
    [
      'Pod x/p belongs to the ReplicaSet r, which is gone',
      ({ replicasets }) => (replicasets[0].metadata.uid = 'other'),
    ],
  ])('%s', (words, spoil) => {
    const objects = healthy();
    spoil(objects);
    expect(impossible(objects)).toContain(words);
  });
});

describe('a few random sequences of commands', () => {
  const seeds = [5, 12];
  let soaked: Awaited<ReturnType<typeof soak>>[];
  beforeAll(async () => {
    soaked = [];
    for (const seed of seeds) soaked.push(await soak(seed));
  }, 120_000);

  it.each(seeds.map((seed, index) => [seed, index]))('sequence %i', (_, index) => {
    expect(soaked[index as number]?.problems).toEqual([]);
  });

  it('most commands do something', () => {
    const commands = soaked.flatMap((each) => each.commands);
    const done = commands.filter(({ exit }) => exit === 0);
    expect(done.length / commands.length).toBeGreaterThan(0.75);
  });
});
