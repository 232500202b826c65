import type { KubeObject } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { notFound } from '../../cluster/server/errors.ts';
import { Exit, Failure, isNotFound } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { build, type Selection } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { waitFor } from '../resources/wait-for.ts';
import { type Command, callOptions, type Info, type Run } from '../run.ts';
import { jsonPathCondition } from './wait/jsonpath.ts';

/** A week: how long kubectl waits when it is told to wait for ever. */
const WEEK = 168 * 3_600_000;
export const TIMED_OUT = 'timed out waiting for the condition';

type Check = (object: KubeObject) => boolean;
interface Condition {
  readonly kind: 'delete' | 'create' | 'check';
  /** Of a condition that an object fulfils. */
  readonly check: Check;
}

/** What `--for` says. @throws {Failure} */
function conditionOf(text: string): Condition {
  const lower = text.toLowerCase();
  if (lower === 'delete' || lower === 'create') return { kind: lower, check: () => false };
  if (text.startsWith('condition=')) {
    const [name = '', ...value] = text.slice('condition='.length).split('=');
    return { kind: 'check', check: statusCondition(name, value.length > 0 ? value.join('=') : 'true') };
  }
  if (text.startsWith('jsonpath=')) {
    return { kind: 'check', check: jsonPathCondition(text.slice('jsonpath='.length)) };
  }
  throw new Failure(`unrecognized condition: ${JSON.stringify(text)}`);
}

function statusCondition(name: string, wanted: string): Check {
  const same = (left: unknown, right: string) => String(left ?? '').toLowerCase() === right.toLowerCase();
  return (object) => {
    const status = object['status'] as Json;
    const condition = (status?.conditions ?? []).find((item: Json) => same(item.type, name));
    if (!condition) return false;
    const observed = condition.observedGeneration ?? status.observedGeneration;
    const { generation } = object.metadata;
    if (generation !== undefined && observed !== undefined && observed < generation) return false;
    return same(condition.status, wanted);
  };
}

/** `kubectl wait` */
export const wait: Command = async (run) => {
  const { flags, args } = run;
  const texts = flags.list('for');
  const conditions = texts.filter((text) => text !== '').map(conditionOf);
  if (conditions.length === 0) throw new Failure('unrecognized condition: []');
  const timeout = flags.duration('timeout') < 0 ? WEEK : flags.duration('timeout');
  const deleting = conditions.some(({ kind }) => kind === 'delete');
  const selection: Selection = {
    args,
    files: filenameOptions(run),
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    all: flags.bool('all'),
    allNamespaces: flags.bool('all-namespaces'),
    allowEmptySelector: false,
    latest: true,
    local: flags.bool('local'),
  };
  const until = run.world.clock.now() + timeout;
  if (conditions.some(({ kind }) => kind === 'create')) await untilCreated(run, selection, until);
  const result = await build(run, selection);
  if (deleting) result.ignoreNotFound();
  const print = await operationPrinter(run, 'condition met');
  const { infos, error } = await result.infos();
  for (const info of infos) {
    for (const condition of conditions) {
      const left = timeout === 0 ? 0 : Math.max(0, until - run.world.clock.now());
      const object = await meet(run, info, condition, left, timeout === 0);
      run.out(print(object));
    }
  }
  if (error) throw error;
  if (infos.length === 0 && !deleting) throw new Failure('no matching resources found');
};

async function untilCreated(run: Run, selection: Selection, until: number): Promise<void> {
  for (;;) {
    try {
      const { infos, error } = await (await build(run, selection)).infos();
      if (infos.length > 0) return;
      if (error && !isNotFound(error)) throw error;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
    if (run.world.clock.now() >= until || run.call.signal.aborted) throw new Failure(TIMED_OUT);
    await run.world.clock.sleep(500, run.call.signal);
  }
}

async function meet(
  run: Run,
  info: Info,
  condition: Condition,
  timeout: number,
  once: boolean,
): Promise<KubeObject> {
  const api = await run.connect();
  const { resource, namespace, name } = info;
  const label = `${resource.plural}/${name}`;
  const timedOut = new Failure(`${TIMED_OUT} on ${label}`);
  if (condition.kind === 'create') return info.object as KubeObject;
  if (once) {
    const object = await api.get(resource, namespace, name, callOptions(run)).catch((error: unknown) => {
      if (condition.kind === 'delete' && isNotFound(error)) return undefined;
      throw error;
    });
    const met = condition.kind === 'delete' ? !object : object !== undefined && condition.check(object);
    if (!met) throw new Failure(`condition not met for ${label}`);
    return object ?? (info.object as KubeObject);
  }
  if (condition.kind === 'delete') {
    const { how, object } = await waitFor(run, info, timeout, ({ type }) => type === 'DELETED');
    if (how === 'interrupted') throw new Exit(1);
    if (how === 'met' || how === 'gone') return object ?? (info.object as KubeObject);
    throw timedOut;
  }
  const { how, object } = await waitFor(
    run,
    info,
    timeout,
    (event) => event.type !== 'DELETED' && condition.check(event.object),
  );
  if (how === 'interrupted') throw new Exit(1);
  if (how === 'met') return object as KubeObject;
  if (how === 'gone') throw notFound(resource, name);
  throw timedOut;
}
