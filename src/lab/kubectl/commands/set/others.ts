import type { Json } from '../../../cluster/json.ts';
import { parseLabelSelector } from '../../../cluster/server/labels.ts';
import { Failure } from '../../errors.ts';
import { sortedKeys } from '../../format/labels.ts';
import { splitPairs } from '../../pairs.ts';
import { resourceOfKind } from '../../resources/mapper.ts';
import { type Command, callOptions, type Run } from '../../run.ts';
import { readLabels } from '../run/objects.ts';
import { podSpecOf, setOn } from './pod-spec.ts';

const ONE = 'one or more resources must be specified as <resource> <name> or <resource>/<name>';

function chosen(spec: Json, pattern: string): Json[] {
  const expression = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
  return (spec.containers ?? []).filter((container: Json) => expression.test(container.name));
}

/** `kubectl set env` */
export const setEnv: Command = async (run) => {
  const { flags, args } = run;
  const { resources, changes: words } = splitPairs(args, 'environment');
  const changes = [...words, ...flags.list('env')];
  if (resources.length === 0 && flags.list('filename').length === 0) throw new Failure(ONE);
  if (flags.bool('list')) return await listEnv(run, resources);
  const referred = flags.text('from') === '' ? [] : await fromObjects(run);
  if (changes.length === 0 && referred.length === 0) return;
  const removed = changes.filter((text) => !text.includes('=')).map((text) => text.slice(0, -1));
  const typed = changes
    .filter((text) => text.includes('='))
    .map((text) => ({ name: text.slice(0, text.indexOf('=')), value: text.slice(text.indexOf('=') + 1) }));
  const set: Json[] = [...typed, ...referred];
  await setOn(run, {
    resources,
    selector: flags.text('selector'),
    operation: 'env updated',
    failure: 'failed to patch env update to pod template',
    change(object) {
      for (const container of chosen(podSpecOf(object), flags.text('containers'))) {
        const before: Json[] = container.env ?? [];
        if (!flags.bool('overwrite')) {
          const taken = set.find(({ name, value }) =>
            before.some((item) => item.name === name && item.value !== value),
          );
          if (taken) throw new Failure(`'${taken.name}' already has a value, and --overwrite is false`);
        }
        const kept = before
          .filter((item) => !removed.includes(item.name))
          .map((item) => set.find(({ name }) => name === item.name) ?? item);
        const added = set.filter(({ name }) => !before.some((item) => item.name === name));
        const env = [...kept, ...added];
        if (env.length > 0) container.env = env;
        else delete container.env;
      }
    },
  });
};

const listEnv = async (run: Parameters<Command>[0], resources: readonly string[]): Promise<void> => {
  const { build } = await import('../../resources/builder.ts');
  const result = await build(run, { args: resources, latest: true, continueOnError: true });
  await result.each(async (visited) => {
    const objects: readonly Json[] = visited.list ? visited.list.items : [visited.object];
    for (const object of objects) {
      for (const container of chosen(podSpecOf(object), run.flags.text('containers'))) {
        run.out(`# ${visited.resource.kind} ${object.metadata.name}, container ${container.name}\n`);
        for (const { name, value, valueFrom } of container.env ?? []) {
          const found = valueFrom && run.flags.bool('resolve') ? await resolved(run, valueFrom) : undefined;
          if (found !== undefined) {
            run.out(`${name}=${found}\n`);
            continue;
          }
          run.out(valueFrom ? `# ${name} from ${sourceOf(valueFrom)}\n` : `${name}=${value ?? ''}\n`);
        }
      }
    }
  });
};

/** Variables for what a ConfigMap or Secret holds, named as `--from` names it. */
async function fromObjects(run: Run): Promise<readonly Json[]> {
  const { flags } = run;
  const { build } = await import('../../resources/builder.ts');
  const result = await build(run, { args: [flags.text('from')], latest: true });
  const { infos, error } = await result.infos();
  if (error) throw error;
  const keys = flags.list('keys');
  const found: Json[] = [];
  for (const { object, resource } of infos) {
    const { kind, metadata, data = {} }: Json = object;
    const reference = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }[kind as string];
    if (!reference) throw new Failure(`unsupported resource specified in --from: ${resource.kind}`);
    for (const key of sortedKeys(data)) {
      if (keys.length > 0 && !keys.includes(key)) continue;
      const name = key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase();
      if (name !== key) run.err(`Warning: key ${key} transferred to ${name}\n`);
      const prefix = flags.text('prefix');
      found.push({
        name: name.startsWith(prefix) ? name : prefix + name,
        valueFrom: { [reference]: { key, name: metadata.name } },
      });
    }
  }
  return found;
}

/** What a reference to a ConfigMap or Secret comes to; undefined for other references. */
async function resolved(run: Run, { configMapKeyRef, secretKeyRef }: Json): Promise<string | undefined> {
  const reference = configMapKeyRef ?? secretKeyRef;
  if (!reference) return undefined;
  const api = await run.connect();
  const resource = resourceOfKind(api.resources, 'v1', configMapKeyRef ? 'ConfigMap' : 'Secret');
  if (!resource) return undefined;
  const { name: namespace } = await run.config.namespace();
  const object: Json = await api.get(resource, namespace, reference.name, callOptions(run));
  const value = object.data?.[reference.key];
  return value === undefined || configMapKeyRef ? value : atob(value);
}

/** `GetEnvVarRefString` of kubectl's set/env. */
function sourceOf({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Json): string {
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (fieldRef) return `field path ${fieldRef.fieldPath}`;
  if (!resourceFieldRef) return 'invalid valueFrom';
  const { containerName, resource } = resourceFieldRef;
  return `resource field ${containerName ? `${containerName}/` : ''}${resource}`;
}

/** `kubectl set resources` */
export const setResources: Command = async (run) => {
  const { flags, args } = run;
  const [limits, requests] = [flags.text('limits'), flags.text('requests')];
  const [wantedLimits, wantedRequests] = [readLabels(limits), readLabels(requests)];
  for (const value of [...Object.values(wantedLimits ?? {}), ...Object.values(wantedRequests ?? {})]) {
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[KMGTPE]i|[numkMGTPE])?$/.test(value)) {
      throw new Failure(
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      );
    }
  }
  await setOn(run, {
    resources: args,
    selector: flags.text('selector'),
    operation: 'resource requirements updated',
    failure: 'failed to patch resources update to pod template',
    validate() {
      if (limits !== '' || requests !== '') return;
      throw new Failure(
        'you must specify an update to requests or limits (in the form of --requests/--limits)',
      );
    },
    change(object) {
      const containers = chosen(podSpecOf(object), flags.text('containers'));
      if (containers.length === 0) {
        throw new Failure(`unable to find container named ${flags.text('containers')}`);
      }
      for (const container of containers) {
        const now = container.resources ?? {};
        container.resources = {
          ...now,
          ...(wantedLimits && { limits: { ...now.limits, ...wantedLimits } }),
          ...(wantedRequests && { requests: { ...now.requests, ...wantedRequests } }),
        };
      }
    },
  });
};

/** `kubectl set selector` */
export const setSelector: Command = async (run) => {
  const { args } = run;
  const expression = args.at(-1);
  if (expression === undefined) throw new Failure('one selector is required');
  const selector = pairsOf(expression);
  await setOn(run, {
    resources: args.slice(0, -1),
    selector: '',
    operation: 'selector updated',
    change(object) {
      if (object.kind !== 'Service') throw new Failure('setting a selector is only supported for Services');
      object.spec.selector = selector;
    },
  });
};

/** The pairs of a selector that has only equalities. @throws {Failure} in the words of apimachinery's parser. */
function pairsOf(expression: string): Record<string, string> {
  try {
    parseLabelSelector(expression);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(`couldn't parse the selector string "${expression}": ${why}`);
  }
  const pairs = expression.split(',').map((text) => text.split(/==?/).map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([key = '', value]) => (value === undefined ? [] : [[key, value]])),
  );
}
