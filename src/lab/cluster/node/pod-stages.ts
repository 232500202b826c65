import type { Clock } from '../../api.ts';
import type { Json } from '../json.ts';
import { BACKSTAGE } from './machine.ts';
import { type ReadSource, valuesOf } from './references.ts';

/** Milliseconds that a container takes from being created to running. */
const START = 500;

/** The part of webernetes' container runtime manager that brings a Pod forward. */
interface Synchronizer {
  syncPod(context: Json, pod: Json, status: Json, ...rest: Json[]): Promise<Json>;
  startContainer(
    context: Json,
    sandbox: string,
    config: Json,
    spec: Json,
    pod: Json,
    ...rest: Json[]
  ): Promise<Json>;
  doBackOff(context: Json, pod: Json, ...rest: Json[]): Promise<Json>;
  readonly events: { event(pod: Json, type: string, reason: string, message: string): Promise<void> };
}

/** The part of webernetes' kubelet that tells the API how containers are. */
interface Reporter {
  convertToAPIContainerStatuses(
    context: Json,
    pod: Json,
    status: Json,
    before: Json[],
    containers: Json[],
    resize: Json,
    hasInitContainers: boolean,
    areInitContainers: boolean,
    ...rest: Json[]
  ): Json[];
}

/** Teaches a kubelet to tell how init containers, and those that wait for them, are. */
export function teachInitStatus(kubelet: Reporter): void {
  const convert = kubelet.convertToAPIContainerStatuses.bind(kubelet);
  kubelet.convertToAPIContainerStatuses = (
    context,
    pod,
    status,
    before,
    containers,
    resize,
    _has,
    areInit,
    ...rest
  ) => {
    const has = (pod.spec?.initContainers?.length ?? 0) > 0;
    const statuses = convert(context, pod, status, before, containers, resize, has, areInit, ...rest);
    if (areInit) for (const item of statuses) if (item.state?.terminated?.exitCode === 0) item.ready = true;
    return statuses;
  };
}

/**
 * Teaches a kubelet what comes before a Pod's containers, which webernetes leaves out: volumes that must be there, and
 * init containers, one after the other.
 */
export function teachStages(runtime: Json, read: ReadSource, clock: Clock): void {
  const manager = runtime as Synchronizer;
  const sync = manager.syncPod.bind(manager);
  const start = manager.startContainer.bind(manager);
  const backOff = manager.doBackOff.bind(manager);
  // What is told of a container is told of the whole Pod.
  const whole = new WeakMap<object, Json>();
  manager.startContainer = async (context, sandbox, config, spec, pod, ...rest) => {
    if (pod.metadata?.namespace !== BACKSTAGE) await clock.sleep(START);
    return await start(context, sandbox, config, spec, whole.get(pod) ?? pod, ...rest);
  };
  manager.doBackOff = async (context, pod, ...rest) => await backOff(context, whole.get(pod) ?? pod, ...rest);
  manager.syncPod = async (context, pod, status, ...rest) => {
    const missing = missingVolume(pod, read);
    if (missing) {
      const message = `MountVolume.SetUp failed for volume "${missing.volume}" : ${missing.why}`;
      await manager.events.event(pod, 'Warning', 'FailedMount', message);
      return { syncResults: [], error: () => new Error(message) };
    }
    const stage = stageOf(pod, status);
    whole.set(stage, pod);
    return await sync(context, stage, status, ...rest);
  };
}

/** The Pod with the containers that may run now: the first init container that has not succeeded, or its own. */
function stageOf(pod: Json, status: Json): Json {
  const statuses: Json[] = status.containerStatuses ?? [];
  const begun = (pod.spec.containers ?? []).some(({ name }: Json) =>
    statuses.some((item) => item.name === name),
  );
  if (begun) return pod;
  const next = (pod.spec.initContainers ?? []).find(({ name }: Json) => {
    const latest = statuses.find((item) => item.name === name);
    return !(latest?.state === 'Exited' && latest.exitCode === 0);
  });
  if (!next) return pod;
  const { restartPolicy = 'Always' } = pod.spec;
  // An init container that succeeded is not started again, whatever the Pod's policy.
  const policy = restartPolicy === 'Always' ? 'OnFailure' : restartPolicy;
  return { ...pod, spec: { ...pod.spec, containers: [next], restartPolicy: policy } };
}

function missingVolume(pod: Json, read: ReadSource): { volume: string; why: string } | undefined {
  for (const { name, configMap, secret } of pod.spec?.volumes ?? []) {
    const reference = configMap ?? secret;
    if (!reference || reference.optional) continue;
    const kind = configMap ? 'ConfigMap' : 'Secret';
    const wanted: string = reference.name ?? reference.secretName;
    const values = valuesOf(read, kind, pod.metadata.namespace, wanted);
    if (!values) return { volume: name, why: `${kind.toLowerCase()} "${wanted}" not found` };
    const absent = (reference.items ?? []).find(({ key }: Json) => !values.has(key));
    if (absent)
      return {
        volume: name,
        why: `references non-existent ${configMap ? 'config' : 'secret'} key: ${absent.key}`,
      };
  }
  return undefined;
}
