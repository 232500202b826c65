import type { Json } from '../../../src/lab/cluster/json.ts';

/** All objects of a cluster, by plural name. */
export type Objects = Readonly<
  Record<
    | 'services'
    | 'pods'
    | 'endpointslices'
    | 'endpoints'
    | 'replicasets'
    | 'deployments'
    | 'namespaces'
    | 'nodes',
    readonly Json[]
  >
>;

const idOf = ({ metadata: { namespace, name } }: Json): string => `${namespace ?? ''}/${name}`;

/** What stands in a list more than once. */
const repeated = (items: readonly string[]): string[] => [
  ...new Set(items.filter((item, index) => items.indexOf(item) !== index)),
];

const selects = (selector: Json, labels: Json): boolean =>
  Object.entries(selector).every(([key, value]) => labels?.[key] === value);

const over = ({ status }: Json): boolean => ['Succeeded', 'Failed'].includes(status?.phase);
const isReady = ({ status }: Json): boolean =>
  status?.conditions?.some((each: Json) => each.type === 'Ready' && each.status === 'True') ?? false;

function twice({ services, pods }: Objects): string[] {
  const clusterIps = services.flatMap(({ spec }) =>
    spec.clusterIP && spec.clusterIP !== 'None' ? [spec.clusterIP] : [],
  );
  const nodePorts = services.flatMap(({ spec }) =>
    (spec.ports ?? []).flatMap(({ nodePort, protocol }: Json) =>
      nodePort ? [`${nodePort}/${protocol}`] : [],
    ),
  );
  const podIps = pods
    .filter((pod) => !over(pod) && !pod.spec.hostNetwork && pod.status?.podIP)
    .map(({ status }) => status.podIP);
  return [
    ...repeated(clusterIps).map((address) => `two Services with the address ${address}`),
    ...repeated(nodePorts).map((port) => `two Services with the node port ${port}`),
    ...repeated(podIps).map((address) => `two Pods with the address ${address}`),
  ];
}

function endpoints({ services, pods, endpointslices }: Objects): string[] {
  const found: string[] = [];
  const byUid = new Map(pods.map((pod) => [pod.metadata.uid, pod]));
  for (const slice of endpointslices)
    for (const { targetRef, addresses, conditions } of slice.endpoints ?? []) {
      if (!targetRef) continue;
      const pod = byUid.get(targetRef.uid);
      const where = `${idOf(slice)} → ${targetRef.name}`;
      if (!pod) found.push(`${where}: the Pod is gone`);
      else if (pod.status?.podIP !== addresses[0]) found.push(`${where}: the Pod has another address`);
      else if (over(pod)) found.push(`${where}: the Pod has ended`);
      else if (conditions.ready === true && !isReady(pod)) {
        const service = services.find(
          (each) =>
            each.metadata.namespace === slice.metadata.namespace &&
            each.metadata.name === slice.metadata.labels?.['kubernetes.io/service-name'],
        );
        if (!service?.spec.publishNotReadyAddresses) found.push(`${where}: the Pod is not ready`);
      }
    }
  for (const service of services) {
    const { spec, metadata } = service;
    if (!spec.selector || spec.type === 'ExternalName') continue;
    const wanted = pods
      .filter(
        (pod) =>
          pod.metadata.namespace === metadata.namespace &&
          selects(spec.selector, pod.metadata.labels) &&
          pod.status?.podIP &&
          !over(pod),
      )
      .map((pod) => pod.metadata.uid)
      .sort();
    const there = endpointslices
      .filter(
        (slice) =>
          slice.metadata.namespace === metadata.namespace &&
          slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
      )
      .flatMap((slice) => (slice.endpoints ?? []).map((endpoint: Json) => endpoint.targetRef?.uid))
      .filter(Boolean)
      .sort();
    if (wanted.join() !== there.join())
      found.push(`${idOf(service)} has ${there.length} endpoints, and selects ${wanted.length} Pods`);
  }
  return found;
}

/** The old Endpoints say what the slices say. */
function legacy({ services, endpointslices, endpoints: all }: Objects): string[] {
  return services.flatMap((service) => {
    const { spec, metadata } = service;
    if (!spec.selector || spec.type === 'ExternalName') return [];
    const old = all.find((each) => idOf(each) === idOf(service));
    const left = (old?.subsets ?? [])
      .flatMap((subset: Json) => (subset.addresses ?? []).map(({ ip }: Json) => ip))
      .sort();
    const right = endpointslices
      .filter(
        (slice) =>
          slice.metadata.namespace === metadata.namespace &&
          slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
      )
      .flatMap((slice) => slice.endpoints ?? [])
      .filter(({ conditions }: Json) => conditions?.ready)
      .map(({ addresses }: Json) => addresses[0])
      .sort();
    return left.join() === right.join()
      ? []
      : [
          `Endpoints ${idOf(service)} have ${left.join() || 'nothing'}, the slices ${right.join() || 'nothing'}`,
        ];
  });
}

function counts({ pods, replicasets, deployments }: Objects): string[] {
  const found: string[] = [];
  const ownedBy = (items: readonly Json[], owner: Json): Json[] =>
    items.filter(({ metadata }) =>
      metadata.ownerReferences?.some((each: Json) => each.controller && each.uid === owner.metadata.uid),
    );
  for (const set of replicasets) {
    const own = ownedBy(pods, set).filter((pod) => !over(pod) && !pod.metadata.deletionTimestamp);
    const { replicas = 0, readyReplicas = 0 } = set.status ?? {};
    if (own.length !== set.spec.replicas)
      found.push(`ReplicaSet ${idOf(set)} has ${own.length} of ${set.spec.replicas} Pods`);
    if (own.length !== replicas)
      found.push(`ReplicaSet ${idOf(set)} says ${replicas} Pods, there are ${own.length}`);
    if (own.filter(isReady).length !== readyReplicas)
      found.push(`ReplicaSet ${idOf(set)} says ${readyReplicas} ready Pods`);
  }
  for (const deployment of deployments) {
    const own = ownedBy(replicasets, deployment);
    const sum = own.reduce((total, set) => total + (set.status?.replicas ?? 0), 0);
    const { replicas = 0, observedGeneration, updatedReplicas = 0 } = deployment.status ?? {};
    if (replicas !== sum)
      found.push(`Deployment ${idOf(deployment)} says ${replicas} Pods, there are ${sum}`);
    if (observedGeneration !== deployment.metadata.generation)
      found.push(`Deployment ${idOf(deployment)} was not looked at since it changed`);
    const full = own.filter((set) => set.spec.replicas > 0);
    if (updatedReplicas === deployment.spec.replicas && sum === updatedReplicas && full.length > 1)
      found.push(`Deployment ${idOf(deployment)} has ${full.length} ReplicaSets with Pods`);
  }
  return found;
}

function left(objects: Objects): string[] {
  const all = Object.values(objects).flat();
  const uids = new Set(all.map(({ metadata }) => metadata.uid));
  const names = new Set(objects.namespaces.map(({ metadata }) => metadata.name));
  const nodes = new Set(objects.nodes.map(({ metadata }) => metadata.name));
  // Owners of other kinds are not among the objects.
  const kinds = new Set(all.map(({ kind }) => kind));
  return all.flatMap((object) => {
    const { kind, metadata, spec } = object;
    const what = `${kind} ${idOf(object)}`;
    const found: string[] = [];
    if (metadata.deletionTimestamp) found.push(`${what} is still being deleted`);
    if (metadata.namespace && !names.has(metadata.namespace)) found.push(`${what} is in no namespace`);
    for (const owner of metadata.ownerReferences ?? [])
      if (kinds.has(owner.kind) && owner.kind !== 'Node' && !uids.has(owner.uid))
        found.push(`${what} belongs to the ${owner.kind} ${owner.name}, which is gone`);
    if (kind === 'Pod' && spec.nodeName && !nodes.has(spec.nodeName))
      found.push(`${what} is on the node ${spec.nodeName}, which is none`);
    return found;
  });
}

/** What there is in no cluster at rest. */
export function impossible(objects: Objects): string[] {
  return [twice, endpoints, legacy, counts, left].flatMap((look) => look(objects));
}
