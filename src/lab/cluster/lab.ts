import type { Api, KubeObject, LabRequest, LabResponse } from '../api.ts';
import { images as publicImages } from '../images/index.ts';
import type { Image } from '../images/process.ts';
import { type Admission, basicAdmission } from './admission/admission.ts';
import { type LabClock, labClock } from './clock.ts';
import { runLegacyEndpoints } from './controllers/legacy-endpoints.ts';
import { runNamespaceController } from './controllers/namespaces.ts';
import { runProxy } from './controllers/proxy.ts';
import { runSliceController } from './controllers/slices.ts';
import { knowledgeOf } from './dns/knowledge.ts';
import type { DnsReply } from './dns/message.ts';
import { answer } from './dns/zone.ts';
import { internet as defaultInternet, type Internet } from './internet.ts';
import { copy, type Json, timestamp } from './json.ts';
import { type Network, network as newNetwork, type Origin } from './network/network.ts';
import { adaptor } from './node/adaptor.ts';
import { dressClient } from './node/client.ts';
import type { Running, Surroundings } from './node/containers.ts';
import { kubelet } from './node/kubelet.ts';
import { logStore } from './node/logs.ts';
import { BACKSTAGE, Machine, nodeSpecs } from './node/machine.ts';
import { randomFrom } from './random.ts';
import {
  daemonSets,
  deployments,
  endpointSlices,
  namespaces,
  nodes as nodeResource,
  pods,
  replicaSets,
  resources,
} from './server/resources.ts';
import { apiServer } from './server/server.ts';
import { type Store, storeOn } from './store/store.ts';
import { NAMESPACES, nodeObject, proxyPod, systemSeeds, VERSION } from './system/objects.ts';

export interface LabOptions {
  /** How many nodes; 1 when not given. */
  readonly nodes?: number;
  /** Seed of everything that a cluster leaves to chance: names, addresses, which endpoint. */
  readonly seed?: number;
  /** `real`: as the wall clock runs. `simulated`: only while `lab.clock.drive` or `advance` is at work. */
  readonly time?: 'real' | 'simulated';
  readonly admission?: Admission;
  /** Besides, or instead of, those that the lab has. */
  readonly images?: readonly Image[];
  /** What there is outside the cluster. */
  readonly internet?: Internet;
  /** Milliseconds until a changed Service is in the nodes' rules. */
  readonly proxyPeriod?: number;
}

/** A Kubernetes in this process. */
export interface Lab {
  readonly api: Api;
  readonly clock: LabClock;
  /** Names and addresses of the nodes, control plane first. */
  readonly nodes: readonly { readonly name: string; readonly address: string }[];
  /** The network, for who wants to draw it or to look at a node's rules. */
  readonly network: Network;
  /** A request from a node. Rejects with a ConnectError. */
  fetchFromNode(node: string, request: LabRequest): Promise<LabResponse>;
  /** A request from the reader's computer, which reaches nodes but not Pods or Services. Rejects with a ConnectError. */
  fetchFromOutside(request: LabRequest): Promise<LabResponse>;
  /** Opens or closes the route from the reader's computer to the Services' addresses, as `minikube tunnel` does. */
  setTunnel(open: boolean): void;
  /** Resolves when no Pod in these namespaces is starting or terminating, and rules and endpoints have followed. */
  settle(namespaces?: readonly string[]): Promise<void>;
  /** Stops everything. Safe to call twice. */
  close(): Promise<void>;
}

/** A connection that was refused, or never answered before the request's signal aborted. */
export class ConnectError extends Error {
  readonly kind: 'refused' | 'silent' | 'closed';
  constructor(kind: 'refused' | 'silent' | 'closed', url: string) {
    super(`${url}: ${kind}`);
    this.name = 'ConnectError';
    this.kind = kind;
  }
}

/** Starts a cluster. It is ready when the promise resolves: nodes Ready, DNS answering. */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  const random = randomFrom(options.seed ?? Math.floor(Math.random() * 2 ** 32));
  const specs = nodeSpecs(options.nodes ?? 1);
  const outside = options.internet ?? defaultInternet;
  const machine = new Machine(specs);
  const simulated = options.time === 'simulated';
  const clock = labClock(machine.clock);
  const now = () => machine.clock.nowMs();
  // Starting takes no real time: what the cluster's timers would wait for passes as fast as the machine can.
  clock.freeze();
  dressClient(machine, { random, now });
  const store = await clock.drive(storeOn(machine.etcd));
  const serverParts = { store, random, now, hidden: new Set([BACKSTAGE]) };
  // The cluster's own components write what is right; only what comes from outside needs a strict judge.
  const api = apiServer({ ...serverParts, admission: basicAdmission });
  const front = apiServer({ ...serverParts, admission: options.admission ?? basicAdmission });
  const net = newNetwork(() => specs, random, outside.server);
  bindCni(machine, net);

  const logs = logStore(now);
  const running = new Map<string, Running>();
  const knowledge = knowledgeOf(store, outside.addresses);
  const names = async (query: Parameters<typeof answer>[0]): Promise<DnsReply> => answer(query, knowledge);
  const around: Surroundings = {
    network: net,
    clock,
    logs,
    running,
    names,
    nodeOf(uid) {
      const pod = store.list(pods).find((item) => item.metadata.uid === uid) as Json;
      const hostname = pod?.spec.hostname ?? pod?.metadata.name ?? '';
      return { node: pod?.spec.nodeName ?? '', hostname, pod };
    },
  };
  const images = [...(options.images ?? []), ...publicImages];
  for (const image of [...images].reverse()) {
    for (const tag of image.tags) machine.registerImage(adaptor(image, tag, around));
  }

  const stops: (() => void)[] = [];
  const parts = { store, api, clock, random };
  for (const name of [...NAMESPACES, BACKSTAGE]) {
    await store.put(namespaces, namespaceObject(name, random.uuid(), now()), undefined);
  }
  stops.push(runNamespaceController(parts));
  for (const [index, spec] of specs.entries()) {
    const object = nodeObject(spec, now(), index === 0);
    const metadata = { ...object.metadata, uid: random.uuid(), creationTimestamp: timestamp(now()) };
    await store.put(nodeResource, { ...object, metadata }, undefined);
  }
  await clock.drive(machine.init());
  stops.push(runSliceController(parts), runLegacyEndpoints(parts));
  // Accounts and certificates of the first namespaces are there before the first Pod asks for them.
  await Promise.resolve();
  for (const { resource, namespace, object, status } of systemSeeds(specs, now())) {
    const made = await api.create(resource, namespace, object);
    if (status) await store.put(resource, { ...made, status }, made.metadata.resourceVersion);
  }
  const owner = store.get(daemonSets, 'kube-system', 'kube-proxy');
  if (owner) {
    const hash = random.hex(10);
    for (const spec of specs)
      await api.create(pods, 'kube-system', proxyPod(owner, spec, random.suffix(), hash));
  }
  const proxy = runProxy(parts, net, options.proxyPeriod);
  stops.push(proxy.stop);
  stops.push(
    store.watch(pods, ({ type, object }) => type === 'DELETED' && logs.forget(object.metadata.uid ?? '')),
  );

  let tunnel = false;
  const subresources = kubelet({
    api,
    logs,
    network: net,
    running,
    nodes: specs,
    imageOf: (reference) => imageNamed(images, reference),
  });
  const fetchFrom = async (origin: Origin, request: LabRequest): Promise<LabResponse> => {
    const url = new URL(request.url);
    const address = await addressOf(url.hostname);
    const connection = net.socket(origin).connect(address, Number(url.port) || 80);
    if (connection === 'refused') throw new ConnectError('refused', request.url);
    if (connection === 'silent') {
      await new Promise<void>((resolve) => {
        request.signal?.addEventListener('abort', () => resolve(), { once: true });
        if (request.signal?.aborted) resolve();
      });
      throw new ConnectError('silent', request.url);
    }
    const { method, headers, body = '' } = request;
    const response = await connection.exchange({
      method,
      target: url.pathname + url.search,
      headers: { host: url.host, ...headers },
      body,
    });
    if (!response) throw new ConnectError('closed', request.url);
    return response;
  };
  const addressOf = async (host: string) => {
    if (host === 'localhost') return '127.0.0.1';
    return specs.find((spec) => spec.name === host)?.address ?? outside.addresses(host)?.[0] ?? host;
  };

  let closing: Promise<void> | undefined;
  const lab: Lab = {
    api: { ...front, ...subresources, resources, version: VERSION },
    clock,
    nodes: specs.map(({ name, address }) => ({ name, address })),
    network: net,
    fetchFromNode(node, request) {
      const spec = specs.find((item) => item.name === node) ?? specs[0];
      return fetchFrom({ kind: 'node', address: spec?.address ?? '', node: spec?.name ?? '' }, request);
    },
    fetchFromOutside: (request) =>
      fetchFrom({ kind: 'outside', address: '192.168.49.1', services: () => tunnel }, request),
    setTunnel(open) {
      tunnel = open;
    },
    async settle(within) {
      while (moving(store, running, now(), within)) await clock.sleep(50);
      await clock.sleep((options.proxyPeriod ?? 700) + 50);
    },
    close() {
      closing ??= (async () => {
        for (const stop of stops) stop();
        clock.thaw();
        await machine.close();
      })();
      return closing;
    },
  };
  await clock.drive(bootstrapped(store, clock));
  // Nothing that happened while starting is news: rules are in place.
  proxy.write();
  if (!simulated) clock.thaw();
  return lab;
}

/** Waits for the controllers' first round: every Pod of the system started, cluster DNS answering. */
async function bootstrapped(store: Store, clock: LabClock): Promise<void> {
  const names = () =>
    store.list(endpointSlices, 'kube-system').some((slice) => {
      const isDns = slice.metadata.labels?.['kubernetes.io/service-name'] === 'kube-dns';
      return isDns && (slice as Json).endpoints?.some((endpoint: Json) => endpoint.conditions.ready);
    });
  const ready = () => names() && store.list(pods, 'kube-system').every((pod) => !unsettled(pod, undefined));
  for (let waited = 0; !ready() && waited < 15_000; waited += 25) await clock.sleep(25);
}

/** How long after its start a Pod may still become Ready by its first probes, in milliseconds. */
const FIRST_PROBES = 3000;

/** Whether something in these namespaces is on its way: replicas to be made, Pods starting, ending or not yet probed. */
function moving(
  store: Store,
  running: ReadonlyMap<string, Running>,
  now: number,
  within: readonly string[] | undefined,
): boolean {
  const here = ({ metadata: { namespace = '' } }: KubeObject) =>
    namespace !== BACKSTAGE && (!within || within.includes(namespace));
  const behind = [...store.list(deployments), ...store.list(replicaSets)]
    .filter(here)
    .some((object: Json) => {
      const { status, spec, metadata } = object;
      return (
        (status?.observedGeneration ?? 0) < (metadata.generation ?? 0) ||
        (status?.replicas ?? 0) !== spec.replicas
      );
    });
  const fresh = ({ status }: Json) =>
    status?.containerStatuses?.some(
      (item: Json) =>
        !item.ready && item.state?.running && now - Date.parse(item.state.running.startedAt) < FIRST_PROBES,
    );
  /** A process has ended, and the kubelet has not said so yet. */
  const ended = ({ status, metadata }: Json) =>
    status?.containerStatuses?.some(
      (item: Json) => item.state?.running && !running.has(`${metadata.uid}/${item.name}`),
    );
  return (
    behind ||
    store.list(pods).some((pod) => unsettled(pod, within) || (here(pod) && (fresh(pod) || ended(pod))))
  );
}

function unsettled(pod: KubeObject, within: readonly string[] | undefined): boolean {
  const { metadata, status, spec } = pod as Json;
  if (metadata.namespace === BACKSTAGE || (within && !within.includes(metadata.namespace))) return false;
  if (metadata.deletionTimestamp || !spec.nodeName) return true;
  if (['Succeeded', 'Failed'].includes(status?.phase)) return false;
  const containers: Json[] = status?.containerStatuses ?? [];
  if (containers.length === 0) return true;
  return containers.some(
    ({ state }) => !state?.running && !/BackOff|Err|Invalid/.test(state?.waiting?.reason ?? ''),
  );
}

function namespaceObject(name: string, uid: string, now: number): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      uid,
      creationTimestamp: timestamp(now),
      labels: { 'kubernetes.io/metadata.name': name },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

/** `busybox:1.36`, `docker.io/library/busybox`: the image of that name, if it has that tag. */
export function imageNamed(images: readonly Image[], reference: string): Image | undefined {
  const slash = reference.lastIndexOf('/');
  const colon = reference.lastIndexOf(':');
  const [name, tag] =
    colon > slash ? [reference.slice(0, colon), reference.slice(colon + 1)] : [reference, 'latest'];
  return images.find((image) => image.name === name && image.tags.includes(tag));
}

/** Addresses that exist for webernetes only. */
const HOST_NETWORK = '100.64.0.0/16';

/** Tells our network which addresses Pods get and lose. */
function bindCni(machine: Machine, net: Network): void {
  const { network } = machine;
  const detach = new Map<string, () => void>();
  const setup = network.setupPodSandbox.bind(network);
  const remove = network.unregisterPod.bind(network);
  network.setupPodSandbox = (sandbox, podCidr) => {
    // Pods on the node's own network take no address of the Pods' range; the API shows them with the node's.
    const hostNetwork = (sandbox.config.pod as Json)?.spec?.hostNetwork === true;
    const registration = setup(sandbox, hostNetwork ? HOST_NETWORK : podCidr);
    const node = machine.nodeSpecs.find((spec) => spec.podCidr === podCidr);
    if (node) detach.set(sandbox.id, net.attach(registration.ip, node.name));
    return registration;
  };
  network.unregisterPod = (id) => {
    detach.get(id)?.();
    detach.delete(id);
    remove(id);
  };
}

/** A copy of an object; for callers that want to change what the API gave them. */
export const copyOf = copy;
