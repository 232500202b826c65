import type { Cluster } from '@ngrok/webernetes';
import type { Json } from '../json.ts';
import { microTimestamp } from '../json.ts';
import type { Random } from '../random.ts';
import { admitPod } from '../server/pods.ts';
import { podTemplateHash } from './template-hash.ts';

/** What the controllers' and kubelets' events say in v1.37 where webernetes follows an older version. */
const WORDING: readonly (readonly [reason: string, pattern: RegExp, text: string])[] = [
  ['Created', /^Created container.*$/, 'Container created'],
  ['Started', /^Started container.*$/, 'Container started'],
  ['Pulled', /already present on machine$/, 'already present on machine and can be accessed by the pod'],
];

const HASH = 'pod-template-hash';

const REVISION = 'deployment.kubernetes.io/revision';

/** Milliseconds in which the same event counts up instead of standing there twice. */
const SIMILAR_WINDOW = 600_000;

/** What the client needs. */
export interface ClientParts {
  readonly random: Random;
  now(): number;
  /** Writes a Deployment as it is, metadata and status at once; undefined when it has changed since that version. */
  putDeployment(object: Json, resourceVersion: string): Promise<Json | undefined>;
  /** The node that a Pod is to be bound to instead of the wanted one; undefined when it fits on none. */
  nodeFor(namespace: string, name: string, wanted: string): Promise<string | undefined>;
}

/**
 * Makes what webernetes' controllers and kubelets write into the API what a real API server makes of it: names, ids,
 * admission of Pods, generations, events that count up.
 */
export function dressClient(cluster: Cluster, parts: ClientParts): void {
  const { kubeConfig } = cluster;
  let last = 0n;
  /** Nanoseconds in hexadecimal: events of one object are listed in the order in which they happened. */
  const eventSuffix = (now: number) => {
    const at = BigInt(Math.floor(now)) * 1_000_000n;
    last = at > last ? at : last + 1n;
    return last.toString(16);
  };
  const make = kubeConfig.makeApiClient.bind(kubeConfig);
  const recorded = new Map<string, Json>();
  kubeConfig.makeApiClient = ((type: Json) =>
    dress(make(type) as Json, parts, recorded, eventSuffix)) as typeof kubeConfig.makeApiClient;
  const { api } = cluster as Json;
  for (const name of ['corev1', 'appsv1', 'discoveryv1']) dress(api[name], parts, recorded, eventSuffix);
}

function dress(
  api: Json,
  parts: ClientParts,
  recorded: Map<string, Json>,
  eventSuffix: (now: number) => string,
): Json {
  const { random } = parts;
  const named = (body: Json) => {
    body.metadata ??= {};
    if (!body.metadata.name && body.metadata.generateName) {
      body.metadata.name = body.metadata.generateName + random.suffix();
    }
    body.metadata.uid = random.uuid();
  };
  override(api, 'createNamespacedPod', (original) => async (param: Json, options: Json) => {
    named(param.body);
    param.body.metadata.generation = 1;
    admitPod(param.body, random);
    return await original(param, options);
  });
  override(api, 'createNamespacedPodBinding', (original) => async (param: Json, options: Json) => {
    const { target } = param.body;
    const node = await parts.nodeFor(param.namespace, param.name, target.name);
    if (node === undefined) throw new Error('the Pod fits on no node');
    return await original({ ...param, body: { ...param.body, target: { ...target, name: node } } }, options);
  });
  override(api, 'createNamespacedReplicaSet', (original) => async (param: Json, options: Json) => {
    named(param.body);
    hashed(param.body);
    param.body.metadata.generation = 1;
    return await original(param, options);
  });
  for (const kind of ['ReplicaSet', 'Deployment']) {
    override(api, `replaceNamespaced${kind}`, (original) => async (param: Json, options: Json) => {
      const before = await api[`readNamespaced${kind}`]({ name: param.name, namespace: param.namespace });
      const { metadata } = param.body;
      // Its informer may lag behind the controller's own last write of annotations: nothing else has changed then.
      if (kind === 'ReplicaSet' && metadata.generation === before.metadata.generation) {
        metadata.resourceVersion = before.metadata.resourceVersion;
        metadata.annotations = { ...before.metadata.annotations, ...metadata.annotations };
      }
      if (JSON.stringify(before.spec) !== JSON.stringify(param.body.spec)) {
        param.body.metadata.generation = (before.metadata.generation ?? 0) + 1;
      }
      return await original(param, options);
    });
  }
  override(api, 'replaceNamespacedDeploymentStatus', (original) => async (param: Json, options: Json) => {
    const written = await writeStatus(api, parts, original, param, options);
    // Its controller goes on with the object that it sent. What has changed meanwhile would be lost to it: somebody's
    // change of the spec makes it look anew, as a conflict does; the rest it is given.
    const { name, namespace, body } = param;
    const { metadata } = await api.readNamespacedDeployment({ name, namespace });
    if (metadata.generation !== body.metadata.generation) throw new Error(`${namespace}/${name} has changed`);
    body.metadata = metadata;
    return written;
  });
  override(api, 'createNamespacedEvent', (original) => async (param: Json, options: Json) => {
    const event = param.body;
    event.message = await probed(event, api, worded(event));
    const similar = recorded.get(keyOf(event));
    const now = parts.now();
    if (similar && now - similar.at < SIMILAR_WINDOW && event.firstTimestamp) {
      similar.at = now;
      const stored = await api
        .readNamespacedEvent({ name: similar.name, namespace: similar.namespace })
        .catch(() => undefined);
      if (stored) {
        stored.count = (stored.count ?? 1) + 1;
        stored.lastTimestamp = event.lastTimestamp;
        stored.message = event.message;
        return await api.replaceNamespacedEvent({
          name: similar.name,
          namespace: similar.namespace,
          body: stored,
        });
      }
    }
    const name = `${event.involvedObject.name}.${eventSuffix(now)}`;
    event.metadata = { ...event.metadata, name, uid: random.uuid() };
    delete event.metadata.generateName;
    if (event.eventTime) {
      event.action ??= 'Binding';
      event.source = {};
      event.reportingInstance = `${event.reportingComponent}-minikube`;
      event.eventTime = microTimestamp(new Date(event.eventTime).getTime());
      delete event.count;
    } else {
      event.eventTime = null;
      recorded.set(keyOf(event), { name, namespace: param.namespace, at: now });
    }
    return await original(param, options);
  });
  return api;
}

/** A Deployment's revision comes with its status; webernetes keeps only the status of such an update. */
async function writeStatus(
  api: Json,
  parts: ClientParts,
  original: Json,
  param: Json,
  options: Json,
): Promise<Json> {
  const wanted = param.body.metadata?.annotations?.[REVISION];
  const { name, namespace } = param;
  const before = await api.readNamespacedDeployment({ name, namespace });
  if (!wanted || before.metadata.annotations?.[REVISION] === wanted) return await original(param, options);
  // Both in one write: who follows the Deployment sees one change.
  const annotations = { ...before.metadata.annotations, [REVISION]: wanted };
  const next = { ...before, metadata: { ...before.metadata, annotations }, status: param.body.status };
  const written = await parts.putDeployment(plainJson(next), before.metadata.resourceVersion);
  return written ? await api.readNamespacedDeployment({ name, namespace }) : await original(param, options);
}

/** Gives a Deployment's ReplicaSet the name and labels that a real controller would. Changes `set`. */
function hashed(set: Json): void {
  const { metadata, spec } = set;
  const made = metadata.labels?.[HASH];
  if (!made || !metadata.name?.endsWith(`-${made}`)) return;
  const { [HASH]: _, ...labels } = spec.template.metadata.labels;
  const template = JSON.parse(
    JSON.stringify({ ...spec.template, metadata: { ...spec.template.metadata, labels } }),
  );
  const hash = podTemplateHash(template);
  metadata.name = metadata.name.slice(0, -made.length) + hash;
  metadata.labels[HASH] = hash;
  spec.selector.matchLabels[HASH] = hash;
  spec.template.metadata.labels[HASH] = hash;
}

/** client-go's aggregation: everything but the count, and the message only where messages do not vary. */
function keyOf(event: Json): string {
  const { involvedObject: object, reason, message, source } = event;
  return [
    source?.component,
    object.kind,
    object.namespace,
    object.name,
    object.uid,
    object.fieldPath,
    reason,
    message,
  ].join('\0');
}

function worded(event: Json): string {
  const rule = WORDING.find(([reason, pattern]) => reason === event.reason && pattern.test(event.message));
  return rule ? event.message.replace(rule[1], rule[2]) : event.message;
}

/** Dates as the API writes them. */
function plainJson(object: Json): Json {
  return JSON.parse(JSON.stringify(object), (key, value) =>
    /(?:Timestamp|Time)$/.test(key) && typeof value === 'string' ? value.replace(/\.\d+Z$/, 'Z') : value,
  );
}

/** A probe that nobody answered in time: the kubelet names what it asked. */
async function probed(event: Json, api: Json, message: string): Promise<string> {
  const [, kind] = /^(Liveness|Readiness|Startup) probe failed: request timed out$/.exec(message) ?? [];
  if (!kind || typeof api.readNamespacedPod !== 'function') return message;
  const { name, namespace, fieldPath = '' } = event.involvedObject;
  const pod = await api.readNamespacedPod({ name, namespace }).catch(() => undefined);
  const container = pod?.spec.containers.find((item: Json) => fieldPath.includes(`{${item.name}}`));
  const probe = container?.[`${kind.toLowerCase()}Probe`]?.httpGet;
  if (!probe) return message;
  const port = container.ports?.find((item: Json) => item.name === probe.port)?.containerPort ?? probe.port;
  const url = `${(probe.scheme ?? 'HTTP').toLowerCase()}://${probe.host ?? pod.status.podIP}:${port}${probe.path ?? '/'}`;
  return `${kind} probe failed: Get ${JSON.stringify(url)}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`;
}

function override(api: Json, name: string, wrap: (original: Json) => Json): void {
  if (typeof api[name] === 'function') api[name] = wrap(api[name].bind(api));
}
