import type { Api, KubeObject, LabRequest, LabResponse } from '../api.ts';
import { images as publicImages } from '../images/index.ts';
import { imageNamed } from '../images/named.ts';
import type { Image } from '../images/process.ts';
import { type Admission, basicAdmission } from './admission/admission.ts';
import { type LabClock, labClock, type Turns, turns } from './clock.ts';
import { runLegacyEndpoints } from './controllers/legacy-endpoints.ts';
import { runNamespaceController } from './controllers/namespaces.ts';
import { runProxy } from './controllers/proxy.ts';
import { Judge } from './controllers/scheduler.ts';
import { runSliceController } from './controllers/slices.ts';
import * as workload from './controllers/workloads/index.ts';
import { knowledgeOf } from './dns/knowledge.ts';
import type { DnsReply } from './dns/message.ts';
import { answer } from './dns/zone.ts';
import { internet as defaultInternet, type Internet } from './internet.ts';
import { type Json, timestamp } from './json.ts';
import { type Network, network as newNetwork, type Origin } from './network/network.ts';
import { adaptor } from './node/adaptor.ts';
import { dressClient } from './node/client.ts';
import { bindCni } from './node/cni.ts';
import type { Running, Surroundings } from './node/containers.ts';
import { teachReferences } from './node/environment.ts';
import { kubelet } from './node/kubelet.ts';
import { logStore } from './node/logs.ts';
import { BACKSTAGE, Machine, nodeSpecs } from './node/machine.ts';
import { teachInitStatus, teachStages } from './node/pod-stages.ts';
import type { ReadSource } from './node/references.ts';
import { teachStartErrors } from './node/start-error.ts';
import { Volumes } from './node/volumes.ts';
import { randomFrom } from './random.ts';
import {
  configMaps,
  daemonSets,
  deployments,
  namespaces,
  nodes as nodeResource,
  pods,
  resources,
  secrets,
} from './server/resources.ts';
import { apiServer } from './server/server.ts';
import type { ApiServer } from './server/types.ts';
import { bootstrapped, moving } from './settle.ts';
import { storeOn } from './store/store.ts';
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

const WORKLOADS = [
  workload.runStatefulSets,
  workload.runDaemonSets,
  workload.runJobs,
  workload.runCronJobs,
  workload.runQuotas,
  workload.runBudgets,
  workload.runClaims,
  workload.runAutoscalers,
];

/** How long `settle` waits at most, in milliseconds of the lab's time. */
const PATIENCE = 180_000;

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
  /**
   * Resolves when no Pod in these namespaces is starting or terminating, and rules and endpoints have followed.
   * Rejects when that does not happen within three minutes.
   */
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
  let judge: Judge | undefined;
  dressClient(machine, {
    random,
    now,
    putDeployment: async (object, resourceVersion) =>
      (await writable).put(deployments, object, resourceVersion),
    nodeFor: async (namespace, name, wanted) =>
      namespace === BACKSTAGE || !judge ? wanted : await judge.nodeFor(namespace, name, wanted),
  });
  const writable = clock.drive(storeOn(machine.etcd));
  const store = await writable;
  const serverParts = { store, random, now, hidden: new Set([BACKSTAGE]) };
  // The cluster's own components write what is right; only what comes from outside needs a strict judge.
  const api = apiServer({ ...serverParts, admission: basicAdmission });
  const wire = turns();
  const verdicts = options.admission ?? basicAdmission;
  const admission: Admission = {
    // An engine may have to be loaded first.
    judge(request) {
      const answer = verdicts.judge(request);
      return answer instanceof Promise ? clock.outside(answer) : answer;
    },
  };
  const front = overWire(apiServer({ ...serverParts, admission }), wire);
  const net = newNetwork(() => specs, random, outside.server);
  bindCni(machine, net);

  const logs = logStore(now);
  const running = new Map<string, Running>();
  const knowledge = knowledgeOf(store, outside.addresses);
  const names = async (query: Parameters<typeof answer>[0]): Promise<DnsReply> => answer(query, knowledge);
  const source: ReadSource = (kind, namespace, name) =>
    store.get(kind === 'Secret' ? secrets : configMaps, namespace, name);
  const around: Surroundings = {
    network: net,
    clock,
    logs,
    running,
    names,
    volumes: new Volumes(source),
    nodeOf(uid) {
      const pod = store.list(pods).find((item) => item.metadata.uid === uid) as Json;
      const hostname = pod?.spec.hostname ?? pod?.metadata.name ?? '';
      return { node: pod?.spec.nodeName ?? '', hostname, pod };
    },
  };
  const images = [...(options.images ?? []), ...publicImages];
  for (const server of machine.servers) {
    teachStages(server.containerRuntime, source, clock);
    teachInitStatus(server.kubelet as Json);
    teachStartErrors(server.containerRuntime, (reference) => imageNamed(images, reference));
    teachReferences(
      server.kubelet,
      source,
      (node) => (store.get(nodeResource, undefined, node) as Json)?.status?.allocatable,
    );
  }
  for (const image of [...images].reverse()) {
    for (const tag of image.tags) machine.registerImage(adaptor(image, tag, around));
  }

  const stops: (() => void)[] = [];
  const parts = { store, api, clock, random };
  judge = new Judge(parts, (machine as Json).api.corev1);
  stops.push(judge.watch());
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
  const workloads = { ...parts, events: (machine as Json).api.corev1 };
  for (const run of WORKLOADS) stops.push(run(workloads));
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
      const until = now() + PATIENCE;
      while (moving(store, running, now(), within)) {
        if (now() > until) throw new Error(`the lab did not come to rest within ${PATIENCE / 1000} s`);
        await clock.sleep(50);
      }
      await clock.sleep((options.proxyPeriod ?? 700) + 50);
    },
    close() {
      closing ??= (async () => {
        for (const stop of stops) stop();
        clock.thaw();
        await machine.close();
        wire.close();
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

/**
 * Lets a turn of the event loop pass before a write is answered, as any answer from a server takes one. The cluster's
 * informers lose count of two changes of one object within the same turn.
 */
function overWire(server: ApiServer, wire: Turns): ApiServer {
  const answered = async <T>(call: Promise<T>): Promise<T> => {
    try {
      return await call;
    } finally {
      await wire.next();
    }
  };
  return {
    ...server,
    create: (...call) => answered(server.create(...call)),
    replace: (...call) => answered(server.replace(...call)),
    patch: (...call) => answered(server.patch(...call)),
    delete: (...call) => answered(server.delete(...call)),
  };
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
