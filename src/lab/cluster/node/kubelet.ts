import {
  type Api,
  type KubeObject,
  type LabRequest,
  type LabResponse,
  StatusError,
  type Streams,
} from '../../api.ts';
import type { Image } from '../../images/process.ts';
import type { Json } from '../json.ts';
import type { Network } from '../network/network.ts';
import { digest } from '../random.ts';
import { badRequest } from '../server/errors.ts';
import { pods } from '../server/resources.ts';
import type { ApiServer } from '../server/types.ts';
import { programOf, type Running } from './containers.ts';
import type { Log, Logs } from './logs.ts';
import type { NodeSpec } from './machine.ts';

export interface KubeletParts {
  readonly api: ApiServer;
  readonly logs: Logs;
  readonly network: Network;
  readonly running: ReadonlyMap<string, Running>;
  readonly nodes: readonly NodeSpec[];
  imageOf(reference: string): Image | undefined;
}

/** The subresources of Pods that a kubelet serves. */
export type Kubelet = Pick<Api, 'logs' | 'exec' | 'portForward' | 'attach'>;

function internal(message: string): StatusError {
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message: `Internal error occurred: ${message}`,
  });
}

/** Where an upgraded connection fails: kubectl prints it as an error of its own. */
function upgrade(message: string): StatusError {
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message: `unable to upgrade connection: ${message}`,
  });
}

export function kubelet(parts: KubeletParts): Kubelet {
  const { api, logs, network, running } = parts;

  async function podAndContainer(namespace: string, name: string, container: string | undefined) {
    const pod: Json = await api.get(pods, namespace, name);
    const names: string[] = [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])].map(
      (item: Json) => item.name,
    );
    const chosen =
      container ?? pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'] ?? names[0];
    if (!names.includes(chosen)) throw badRequest(`container ${chosen} is not valid for pod ${name}`);
    return { pod, container: chosen as string };
  }

  function runningIn(pod: Json, container: string): Running {
    if (['Succeeded', 'Failed'].includes(pod.status?.phase)) {
      throw badRequest(
        `cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`,
      );
    }
    if (!pod.spec.nodeName) throw upgrade(`pod ${pod.metadata.name} does not have a host assigned`);
    const found = running.get(`${pod.metadata.uid}/${container}`);
    if (!found) throw upgrade(`container not found ("${container}")`);
    return found;
  }

  return {
    async *logs(namespace, name, options) {
      const { pod, container } = await podAndContainer(namespace, name, options.container);
      // Without a node there is nobody to ask, and the API server answers with nothing.
      if (!pod.spec.nodeName) return;
      const status = [
        ...(pod.status?.containerStatuses ?? []),
        ...(pod.status?.initContainerStatuses ?? []),
      ].find((item: Json) => item.name === container);
      if (options.previous && !status?.lastState?.terminated) {
        throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
      }
      const log = logs.of(pod.metadata.uid, container, options.previous);
      if (!log)
        throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${waiting(status)}`);
      yield* lines(log, options);
    },

    async exec(namespace, name, container, argv, streams) {
      const { pod, container: chosen } = await podAndContainer(namespace, name, container);
      const found = runningIn(pod, chosen);
      const image = imageOf(parts, pod, chosen);
      const [word = ''] = argv;
      if (image && !programOf(image, word)) throw missingExecutable(found, word);
      return await found.spawn(argv, {
        ...streams,
        stdin: streams.stdin,
        tty: streams.tty,
        signal: streams.signal,
      });
    },

    async attach(namespace, name, container, streams) {
      const { pod, container: chosen } = await podAndContainer(namespace, name, container);
      const found = runningIn(pod, chosen);
      return await attachTo(found, streams);
    },

    async portForward(namespace, name, port) {
      const pod: Json = await api.get(pods, namespace, name);
      if (pod.status?.phase !== 'Running') {
        throw badRequest(
          `unable to forward port because pod is not running. Current status=${pod.status?.phase ?? 'Pending'}`,
        );
      }
      const { uid } = pod.metadata;
      const address: string = pod.status.podIP;
      const node = parts.nodes.find((item) => item.name === pod.spec.nodeName);
      // The kubelet enters the Pod's network namespace and dials there: the Pod sees 127.0.0.1.
      const socket = network.socket({ kind: 'pod', address, node: node?.name ?? '' });
      return {
        async request(request: LabRequest): Promise<LabResponse> {
          const alive = [...running.values()].some((item) => item.podUid === uid);
          if (!alive)
            throw internal(
              `error forwarding port ${port} to pod ${digest(uid)}, uid : network namespace for sandbox "${digest(uid)}" is closed`,
            );
          const connection = socket.connect('127.0.0.1', port);
          if (typeof connection === 'string') {
            throw internal(
              `error forwarding port ${port} to pod ${digest(uid)}, uid : failed to execute portforward in network namespace "/var/run/netns/cni-${uid}": failed to connect to localhost:${port} inside namespace "${digest(uid)}", IPv4: dial tcp4 127.0.0.1:${port}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found `,
            );
          }
          const url = new URL(request.url);
          const response = await connection.exchange({
            method: request.method,
            target: url.pathname + url.search,
            headers: request.headers,
            body: request.body ?? '',
          });
          if (!response) throw internal('EOF');
          return response;
        },
      };
    },
  };
}

function imageOf(parts: KubeletParts, pod: Json, container: string): Image | undefined {
  const spec = [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])].find(
    (item: Json) => item.name === container,
  );
  return spec && parts.imageOf(spec.image);
}

function missingExecutable(found: Running, word: string): StatusError {
  const why = word.startsWith('/')
    ? `stat ${word}: no such file or directory`
    : 'executable file not found in $PATH';
  const id = digest(`${found.podUid} exec`);
  return internal(
    `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: exec: "${word}": ${why}: unknown`,
  );
}

function waiting(status: Json): string {
  const reason = status?.state?.waiting?.reason;
  if (reason === 'ErrImagePull') return "image can't be pulled";
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image';
  return reason ?? 'ContainerCreating';
}

async function* lines(
  log: Log,
  options: {
    readonly follow?: boolean;
    readonly tail?: number;
    readonly timestamps?: boolean;
    readonly signal?: AbortSignal;
  },
): AsyncGenerator<string> {
  const { follow, tail, timestamps, signal } = options;
  let next = tail === undefined || tail < 0 ? 0 : Math.max(0, log.lines.length - tail);
  /** How much of the line at `next` has been given out: a line may still grow. */
  let given = 0;
  for (;;) {
    for (let line = log.lines[next]; line; line = log.lines[next]) {
      const stamp =
        timestamps && given === 0 ? `${new Date(line.at).toISOString().replace(/Z$/, '000000Z')} ` : '';
      if (line.text.length > given) yield stamp + line.text.slice(given);
      given = line.text.length;
      if (!line.text.endsWith('\n') && next === log.lines.length - 1) break;
      next++;
      given = 0;
    }
    if (!follow || log.ended || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const stop = log.watch(done);
      signal?.addEventListener('abort', done, { once: true });
      function done() {
        stop();
        signal?.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}

async function attachTo(found: Running, streams: Streams): Promise<number> {
  const listener = (stream: 'stdout' | 'stderr', data: string) => streams[stream](data);
  found.attached.add(listener);
  void feed(found, streams);
  const aborted = new Promise<number>((resolve) => {
    streams.signal?.addEventListener('abort', () => resolve(130), { once: true });
  });
  try {
    return await Promise.race([found.ended, aborted]);
  } finally {
    found.attached.delete(listener);
  }
}

async function feed(found: Running, streams: Streams): Promise<void> {
  if (!streams.stdin) return;
  for await (const text of streams.stdin) found.stdin.write(text);
  found.stdin.end();
}

/** The kinds of objects that this file hands on; for its callers' types. */
export type PodObject = KubeObject;
