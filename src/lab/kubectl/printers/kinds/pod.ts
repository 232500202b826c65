import type { Json } from '../../../cluster/json.ts';
import { type Printer, type TableContext, wide } from '../table.ts';

export const pod: Printer = {
  columns: [
    'Name',
    'Ready',
    'Status',
    'Restarts',
    'Age',
    wide('IP'),
    wide('Node'),
    wide('Nominated Node'),
    wide('Readiness Gates'),
  ],
  row(object, table) {
    const state = summary(object);
    return [
      object.metadata.name,
      `${state.ready}/${state.total}`,
      state.reason,
      restartsCell(state, table),
      table.age(object),
      object.status?.podIPs?.[0]?.ip || '<none>',
      object.spec?.nodeName || '<none>',
      object.status?.nominatedNodeName || '<none>',
      readinessGates(object),
    ];
  },
};

interface Summary {
  reason: string;
  ready: number;
  total: number;
  restarts: number;
  /** When a container last ended, in milliseconds; none when 0. */
  lastRestart: number;
}

function restartsCell({ restarts, lastRestart }: Summary, table: TableContext): string {
  if (restarts === 0 || lastRestart === 0) return String(restarts);
  return `${restarts} (${table.ago(new Date(lastRestart).toISOString())} ago)`;
}

/**
 * What a Pod is up to, in one word: the server's own rules.
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/printers/internalversion/printers.go (printPod)
 */
function summary(object: Json): Summary {
  const { spec = {}, status = {}, metadata } = object;
  const state: Summary = {
    reason: status.reason || status.phase || '',
    ready: 0,
    total: (spec.containers ?? []).length,
    restarts: 0,
    lastRestart: 0,
  };
  if (
    conditions(object).some(({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated')
  ) {
    state.reason = 'SchedulingGated';
  }
  const sidecars = new Set<string>(
    (spec.initContainers ?? [])
      .filter(({ restartPolicy }: Json) => restartPolicy === 'Always')
      .map(({ name }: Json) => name),
  );
  state.total += sidecars.size;
  const ofSidecars = { restarts: 0, lastRestart: 0 };
  const initializing = initialize(object, state, sidecars, ofSidecars);
  if (!initializing || isTrue(object, 'Initialized')) {
    Object.assign(state, ofSidecars);
    run(object, state);
  }
  if (metadata.deletionTimestamp) {
    if (status.reason === 'NodeLost') state.reason = 'Unknown';
    else if (status.phase !== 'Failed' && status.phase !== 'Succeeded') state.reason = 'Terminating';
  }
  return state;
}

/** Whether the init containers are still at it; the reason is then theirs. */
function initialize(
  object: Json,
  state: Summary,
  sidecars: ReadonlySet<string>,
  ofSidecars: { restarts: number; lastRestart: number },
): boolean {
  const statuses: Json[] = object.status?.initContainerStatuses ?? [];
  for (const [index, container] of statuses.entries()) {
    const sidecar = sidecars.has(container.name);
    count(container, state);
    if (sidecar) count(container, ofSidecars);
    const { terminated, waiting } = container.state ?? {};
    if (terminated && !terminated.exitCode) continue;
    if (sidecar && container.started) {
      if (container.ready) state.ready++;
      continue;
    }
    if (terminated) state.reason = `Init:${endOf(terminated)}`;
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') state.reason = `Init:${waiting.reason}`;
    else state.reason = `Init:${index}/${object.spec.initContainers?.length ?? 0}`;
    return true;
  }
  return false;
}

function run(object: Json, state: Summary): void {
  let running = false;
  let failure = '';
  for (const container of [...(object.status?.containerStatuses ?? [])].reverse()) {
    count(container, state);
    const { terminated, waiting, running: runs } = container.state ?? {};
    if (waiting?.reason) state.reason = waiting.reason;
    else if (terminated) {
      state.reason = endOf(terminated);
      if (terminated.exitCode) failure = state.reason;
    } else if (container.ready && runs) {
      running = true;
      state.ready++;
    }
  }
  if (state.reason !== 'Completed') return;
  if (running && isTrue(object, 'Ready')) state.reason = 'Running';
  else if (failure) state.reason = failure;
  else if (running) state.reason = 'NotReady';
}

function count(container: Json, into: { restarts: number; lastRestart: number }): void {
  into.restarts += container.restartCount ?? 0;
  const ended = container.lastState?.terminated?.finishedAt;
  if (ended) into.lastRestart = Math.max(into.lastRestart, Date.parse(ended));
}

function endOf({ reason, signal, exitCode = 0 }: Json): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}

function conditions(object: Json): Json[] {
  return object.status?.conditions ?? [];
}

function isTrue(object: Json, type: string): boolean {
  return conditions(object).find((condition) => condition.type === type)?.status === 'True';
}

function readinessGates(object: Json): string {
  const gates: Json[] = object.spec?.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const met = gates.filter(({ conditionType }) => isTrue(object, conditionType));
  return `${met.length}/${gates.length}`;
}
