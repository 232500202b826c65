import type { KubeObject, Resource } from '../../../api.ts';
import { parseDuration } from '../../cobra/duration.ts';
import { Exit, Failure, isNotFound } from '../../errors.ts';
import type { ObjectPrinter } from '../../output.ts';
import { printTable, renderTable } from '../../printers/index.ts';
import { build, type Selection } from '../../resources/builder.ts';
import type { Run } from '../../run.ts';
import type { Look } from '../get.ts';

type EventType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** `kubectl get -w`: what there is, then every change until Ctrl-C. */
export async function watch(
  run: Run,
  selection: Selection,
  look: Look,
  print: ObjectPrinter | undefined,
): Promise<void> {
  const { flags } = run;
  if (flags.text('sort-by')) {
    run.err(
      flags.bool('watch')
        ? 'warning: --watch requested, --sort-by will be ignored for watch events received\n'
        : 'warning: --watch-only requested, --sort-by will be ignored\n',
    );
  }
  const api = await run.connect();
  const result = await build(run, { ...selection, singleType: true });
  const first: KubeObject[] = [];
  let resource: Resource | undefined;
  let version = '0';
  let listed = false;
  let count = 0;
  let name: string | undefined;
  let namespace: string | undefined;
  try {
    await result.each((visited) => {
      count++;
      resource = visited.resource;
      namespace = visited.namespace;
      if (visited.list) {
        listed = true;
        version = visited.list.resourceVersion;
        first.push(...visited.list.items);
      } else if (visited.object) {
        name = visited.name;
        first.push(visited.object);
      }
    });
  } catch (error) {
    if (isNotFound(error) && flags.bool('ignore-not-found')) return;
    throw error;
  }
  if (!resource) throw new Failure('you must specify a resource to watch');
  if (count > 1) {
    throw new Failure(
      `watch is only supported on individual resources and resource collections - ${count} resources were found`,
    );
  }
  const show = shower(run, resource, look, print);
  if (!flags.bool('watch-only')) show(first, 'ADDED');
  const stop = timeLimit(run);
  const changes = api.watch(resource, namespace, {
    labelSelector: selection.labelSelector ?? '',
    fieldSelector: name === undefined ? (selection.fieldSelector ?? '') : `metadata.name=${name}`,
    resourceVersion: listed ? version : (first[0]?.metadata.resourceVersion ?? '0'),
    signal: stop.signal,
  });
  for await (const { type, object } of changes) show([object], type);
  stop.abort();
  if (run.call.signal.aborted) throw new Exit(1);
}

/** Ends with the call, or when `--request-timeout` is over: then the server is no longer listened to, and all is well. */
function timeLimit({ call, flags, world }: Run): AbortController {
  const stop = new AbortController();
  call.signal.addEventListener('abort', () => stop.abort(), { once: true });
  if (call.signal.aborted) stop.abort();
  const text = flags.text('request-timeout');
  const limit = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (limit > 0) void world.clock.sleep(limit, stop.signal).then(() => stop.abort());
  return stop;
}

/** Writes objects as they come: headings once, columns as wide as before. */
function shower(run: Run, resource: Resource, look: Look, print: ObjectPrinter | undefined) {
  const remembered: number[] = [];
  const events = run.flags.bool('output-watch-events');
  let headed = look.noHeaders;
  return (objects: readonly KubeObject[], type: EventType) => {
    if (print) {
      for (const object of objects) run.out(print(events ? { type, object } : object));
      return;
    }
    const table = printTable(resource, objects, {
      now: run.world.clock.now(),
      wide: look.wide,
      labelColumns: look.labelColumns,
      showLabels: look.showLabels,
      withKind: look.showKind,
      withNamespace: look.allNamespaces && resource.namespaced,
      ...(events && { eventType: type }),
    });
    const text = renderTable(table, { noHeaders: headed, remembered });
    if (text !== '') headed = true;
    run.out(text);
  };
}
