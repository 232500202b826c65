import type { KubeObject } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { Exit, Failure, isNotFound } from '../../errors.ts';
import { waitFor } from '../../resources/wait-for.ts';
import type { Info, Run } from '../../run.ts';
import { attachTo } from '../attach.ts';
import { deletedText } from '../delete.ts';

/** `kubectl run -it`: waits for the Pod, joins it, and with `--rm` takes it away again. */
export async function runAttached(run: Run, created: readonly Info[], restart: string): Promise<void> {
  try {
    await session(run, created[0] as Info, restart);
  } finally {
    if (run.flags.bool('rm')) await removeAll(run, created);
  }
}

function started(pod: Json): boolean {
  const { phase, conditions = [] } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') return true;
  const ready = conditions.some((item: Json) => item.type === 'Ready' && item.status === 'True');
  return phase === 'Running' && ready;
}

async function wait(run: Run, info: Info, met: (pod: KubeObject) => boolean): Promise<Json> {
  const timeout = run.flags.duration('pod-running-timeout');
  const { how, object } = await waitFor(
    run,
    info,
    timeout,
    ({ type, object: pod }) => type === 'DELETED' || met(pod),
  );
  if (how === 'timeout') throw new Failure('timed out waiting for the condition');
  if (how === 'interrupted') throw new Exit(130);
  return object;
}

async function session(run: Run, info: Info, restart: string): Promise<void> {
  const { flags } = run;
  const pod = await wait(run, info, started);
  const { phase } = pod.status;
  if (phase === 'Succeeded' || phase === 'Failed') await log(run, pod);
  else {
    await log(run, pod);
    const quiet = flags.bool('quiet');
    await attachTo(run, pod, { container: '', stdin: flags.bool('stdin'), tty: flags.bool('tty'), quiet });
  }
  if (run.call.signal.aborted) throw new Exit(130);
  if (flags.bool('leave-stdin-open') || restart === 'Always') return;
  const ended = await wait(run, info, (object) => {
    const status = object['status'] as Json;
    return status?.phase === 'Succeeded' || (restart === 'Never' && status?.phase === 'Failed');
  });
  checkExit(ended);
}

/** What the Pod said before anybody listened. */
async function log(run: Run, pod: Json): Promise<void> {
  const api = await run.connect();
  const { namespace, name } = pod.metadata;
  const [container] = pod.spec.containers;
  for await (const line of api.logs(namespace, name, { container: container.name })) run.out(line);
}

function checkExit(pod: Json): void {
  const { namespace, name } = pod.metadata;
  const { phase, containerStatuses = [] } = pod.status;
  if (phase === 'Succeeded') return;
  if (phase !== 'Failed') throw new Failure(`pod ${namespace}/${name} left in phase ${phase}`);
  const terminated = containerStatuses[0]?.state?.terminated;
  if (!terminated?.exitCode) {
    throw new Failure(`pod ${namespace}/${name} failed with unknown exit code`);
  }
  const message = terminated.message ?? '';
  throw new Exit(
    terminated.exitCode,
    `pod ${namespace}/${name} terminated (${terminated.reason})\n${message}`,
  );
}

async function removeAll(run: Run, created: readonly Info[]): Promise<void> {
  const api = await run.connect();
  for (const info of created) {
    try {
      await api.delete(info.resource, info.namespace, info.name, { propagationPolicy: 'Background' });
      if (!run.flags.bool('quiet')) run.out(deletedText(run, info, -1, 'none'));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}
