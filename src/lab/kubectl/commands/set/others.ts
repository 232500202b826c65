import type { Json } from '../../../cluster/json.ts';
import { parseLabelSelector } from '../../../cluster/server/labels.ts';
import { Failure } from '../../errors.ts';
import { splitPairs } from '../../pairs.ts';
import type { Command } from '../../run.ts';
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
  if (changes.length === 0) throw new Failure('at least one environment variable must be provided');
  const removed = changes.filter((text) => !text.includes('=')).map((text) => text.slice(0, -1));
  const set = changes
    .filter((text) => text.includes('='))
    .map((text) => ({ name: text.slice(0, text.indexOf('=')), value: text.slice(text.indexOf('=') + 1) }));
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
  await result.each((visited) => {
    const objects: readonly Json[] = visited.list ? visited.list.items : [visited.object];
    for (const object of objects) {
      for (const container of chosen(podSpecOf(object), run.flags.text('containers'))) {
        run.out(`# ${visited.resource.kind} ${object.metadata.name}, container ${container.name}\n`);
        for (const { name, value, valueFrom } of container.env ?? []) {
          run.out(valueFrom ? `# ${name} from ${sourceOf(valueFrom)}\n` : `${name}=${value ?? ''}\n`);
        }
      }
    }
  });
};

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
