import type { KubeObject, Resource } from '../../api.ts';
import type { Json } from '../../cluster/json.ts';
import { Exit, Failure } from '../errors.ts';
import { formatPrinter } from '../output.ts';
import { printEvents, sortEvents } from '../printers/index.ts';
import { groupVersion, resourceFor, resourceOfKind } from '../resources/mapper.ts';
import { type Command, callOptions, type Run } from '../run.ts';

/** The field selector of `--for`. @throws {Failure} for what is not `TYPE/NAME`. */
function selectorFor(text: string, resources: readonly Resource[]): string {
  if (text === '') return '';
  const parts = text.split('/');
  if (parts.length === 1) throw new Failure('--for must be in resource/name form');
  if (parts.length > 2) {
    throw new Failure('arguments in resource/name form may not have more than one slash');
  }
  const [type = '', name = ''] = parts;
  const resource = resourceFor(resources, type.toLowerCase());
  if (name === '') return '';
  return `involvedObject.kind=${resource.kind},involvedObject.apiVersion=${groupVersion(resource)},involvedObject.name=${name}`;
}

/** `kubectl events` */
export const events: Command = async (run) => {
  const { flags } = run;
  const all = flags.bool('all-namespaces');
  const { name: namespace } = await run.config.namespace();
  const api = await run.connect();
  const fieldSelector = selectorFor(flags.text('for'), api.resources);
  const format = await formatPrinter(run);
  const types = flags.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning')) {
    throw new Failure('valid --types are Normal or Warning');
  }
  const resource = resourceOfKind(api.resources, 'v1', 'Event');
  if (!resource) throw new Failure('the server does not serve events');
  const within = all ? undefined : namespace;
  const fits = (event: Json) => types.length === 0 || types.includes(String(event.type).toLowerCase());
  const show = table(run, all);
  if (flags.bool('watch')) {
    const changes = api.watch(resource, within, { fieldSelector, signal: run.call.signal });
    for await (const { type, object } of changes) {
      if (type !== 'DELETED' && fits(object)) run.out(format ? format(object) : show([object]));
    }
    if (run.call.signal.aborted) throw new Exit(1);
    return;
  }
  const { items } = await api.list(resource, within, { ...callOptions(run), fieldSelector });
  const found = items.filter(fits);
  if (found.length === 0) {
    run.err(all ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
    return;
  }
  const sorted = sortEvents(found);
  // The list that kubectl makes itself has no kind, so that its printer of names finds nothing to name.
  if (flags.text('output') === 'name') return;
  run.out(
    format ? format({ apiVersion: 'v1', kind: 'EventList', metadata: {}, items: sorted }) : show(sorted),
  );
};

/** Writes events in columns; the headings once. */
function table(run: Run, allNamespaces: boolean): (events: readonly KubeObject[]) => string {
  let noHeaders = run.flags.bool('no-headers');
  const remembered: number[] = [];
  return (list) => {
    const text = printEvents(list, { now: run.world.clock.now(), noHeaders, allNamespaces, remembered });
    noHeaders = true;
    return text;
  };
}
