import { descriptions } from 'kubeconform-wasm';
import { type Api, type KubeObject, type Resource, StatusError } from '../../../src/lab/api.ts';
import { describe } from '../../../src/lab/kubectl/describe/index.ts';
import { explain, explainTypes } from '../../../src/lab/kubectl/explain/index.ts';
import {
  JsonPathError,
  listOf,
  OutputError,
  outputPrinter,
  sortBy,
  sortTable,
} from '../../../src/lab/kubectl/output/index.ts';
import {
  printApiResources,
  printApiVersions,
  printEvents,
  printTable,
  renderTable,
  sortEvents,
} from '../../../src/lab/kubectl/printers/index.ts';

/** The moment at which the goldens were made. */
export const NOW = Date.parse('2026-11-25T00:00:00Z');

/** As much of kubectl as it takes to compare what it prints; the words of one command line. */
export interface Result {
  stdout: string;
  stderr: string;
  exit: number;
}

export function readerOf(
  resources: readonly Resource[],
  objects: readonly KubeObject[],
): Pick<Api, 'resources' | 'list' | 'get'> {
  const all = (resource: Resource, namespace: string | undefined) =>
    objects
      .filter(
        ({ apiVersion, kind, metadata }) =>
          kind === resource.kind &&
          (apiVersion.includes('/') ? apiVersion.split('/')[0] : '') === resource.group &&
          (!namespace || metadata.namespace === namespace),
      )
      .sort(
        (a, b) =>
          compare(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
          compare(a.metadata.name, b.metadata.name),
      );
  return {
    resources,
    list: async (resource, namespace) => ({ items: all(resource, namespace), resourceVersion: '1' }),
    async get(resource, namespace, name) {
      const found = all(resource, namespace).find(({ metadata }) => metadata.name === name);
      if (found) return found;
      const plural = resource.group ? `${resource.plural}.${resource.group}` : resource.plural;
      throw new StatusError({ code: 404, reason: 'NotFound', message: `${plural} "${name}" not found` });
    },
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Words of a line, with quotes as in a shell. */
export function words(line: string): string[] {
  const all: string[] = [];
  for (const [match] of line.matchAll(/(?:'[^']*'|"[^"]*"|[^ ])+/g))
    all.push(match.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  return all;
}

interface Line {
  readonly verb: string;
  readonly args: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
}

const LETTERS: Readonly<Record<string, string>> = {
  o: 'output',
  n: 'namespace',
  A: 'all-namespaces',
  L: 'label-columns',
};
const VALUED = new Set(['output', 'namespace', 'label-columns', 'for']);

export function parse(line: string): Line {
  const [, verb = '', ...rest] = words(line);
  const args: string[] = [];
  const flags = new Map<string, string>();
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] as string;
    const long = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word);
    const name = long?.[1] ?? (word.startsWith('-') ? LETTERS[word.charAt(1)] : undefined);
    if (!name) args.push(word);
    else if (VALUED.has(name) && long?.[2] === undefined) flags.set(name, rest[++i] ?? '');
    else flags.set(name, long?.[2] ?? 'true');
  }
  return { verb, args, flags };
}

/** What the arguments of `get` and `describe` name: `pods,svc`, `pod a b`. */
function targets(args: readonly string[], resources: readonly Resource[]) {
  const found = (args[0] ?? '').split(',').map((name) => {
    const resource = resources.find((item) =>
      [item.plural, item.singular, ...item.shortNames].includes(name),
    );
    return resource
      ? [resource]
      : resources.filter((item) => name === 'all' && item.categories.includes('all'));
  });
  return { resources: found.flat(), names: args.slice(1), every: args[0] === 'all' };
}

export async function get(line: Line, reader: ReturnType<typeof readerOf>): Promise<Result> {
  const { flags } = line;
  const { resources, names, every } = targets(line.args, reader.resources);
  const everywhere = flags.has('all-namespaces');
  const namespace = everywhere ? undefined : (flags.get('namespace') ?? 'default');
  const groups: { resource: Resource; items: KubeObject[] }[] = [];
  for (const resource of resources) {
    const within = resource.namespaced ? namespace : undefined;
    const items =
      names.length > 0
        ? await Promise.all(names.map((name) => reader.get(resource, within, name)))
        : [...(await reader.list(resource, within)).items];
    groups.push({ resource, items });
  }
  const output = flags.get('output') ?? '';
  const sort = flags.get('sort-by');
  const template = flags.get('template');
  if ((output === '' || output === 'wide') && template === undefined) {
    let stdout = '';
    for (const { resource, items } of groups) {
      const sorted = sort === undefined ? items : sortTable(items, sort);
      const table = printTable(resource, sorted, {
        now: NOW,
        wide: output === 'wide',
        named: names.length > 0,
        labelColumns: (flags.get('label-columns') ?? '').split(',').filter(Boolean),
        showLabels: flags.has('show-labels'),
        withKind: groups.length > 1 || flags.has('show-kind'),
        withNamespace: everywhere && resource.namespaced,
      });
      const text = renderTable(table, { noHeaders: flags.has('no-headers') });
      if (text && stdout && !flags.has('no-headers')) stdout += '\n';
      stdout += text;
    }
    const nothing =
      everywhere || !resources.every(({ namespaced }) => namespaced) || every
        ? 'No resources found'
        : `No resources found in ${namespace} namespace.`;
    return { stdout, stderr: stdout ? '' : `${nothing}\n`, exit: 0 };
  }
  const printer = await outputPrinter(output, {
    command: 'get',
    noHeaders: flags.has('no-headers'),
    showManagedFields: flags.has('show-managed-fields'),
    allowMissingKeys: flags.get('allow-missing-template-keys') !== 'false',
    ...(template === undefined ? {} : { template }),
    readFile: async () => undefined,
  });
  const items = groups.flatMap((group) => group.items);
  const sorted = sort === undefined ? items : sortBy(items, sort);
  const single = names.length === 1 && groups.length === 1 ? sorted[0] : undefined;
  return { stdout: printer.print(single ?? listOf(sorted)), stderr: '', exit: 0 };
}

export async function describeCommand(line: Line, reader: ReturnType<typeof readerOf>): Promise<Result> {
  const { resources, names } = targets(line.args, reader.resources);
  const namespace = line.flags.has('all-namespaces') ? undefined : 'default';
  const all: { resource: Resource; item: KubeObject }[] = [];
  for (const resource of resources) {
    const within = resource.namespaced ? namespace : undefined;
    const items =
      names.length > 0
        ? await Promise.all(names.map((name) => reader.get(resource, within, name)))
        : (await reader.list(resource, within)).items;
    all.push(...items.map((item) => ({ resource, item })));
  }
  // Of several objects, kubectl shows events only when asked to.
  const showEvents = (line.flags.get('show-events') ?? String(all.length === 1)) === 'true';
  const texts: string[] = [];
  for (const { resource, item } of all) {
    texts.push(await describe(resource, item, reader, { now: NOW, showEvents }));
  }
  return { stdout: texts.join('\n\n'), stderr: '', exit: 0 };
}

async function explainCommand({ args, flags }: Line, resources: readonly Resource[]): Promise<Result> {
  const [name = '', ...path] = (args[0] ?? '').split('.');
  const { resources: found } = targets([name], resources);
  if (!found[0])
    return { stdout: '', stderr: `error: the server doesn't have a resource type "${name}"\n`, exit: 1 };
  const source = { types: explainTypes, texts: () => descriptions('1.37') };
  const options = { recursive: flags.has('recursive'), maxDepth: Number(flags.get('max-depth') ?? 0) };
  const { stdout, error } = await explain(found[0], path, source, options);
  return { stdout, stderr: error ? `error: ${error}\n` : '', exit: error ? 1 : 0 };
}

function apiResources({ flags }: Line, resources: readonly Resource[]): Result {
  const list = (name: string) => (flags.get(name) ?? '').split(',').filter(Boolean);
  const group = flags.get('api-group');
  const namespaced = flags.get('namespaced');
  const output = flags.get('output') as 'wide' | 'name' | undefined;
  const sortBy = flags.get('sort-by') as 'name' | 'kind' | undefined;
  const stdout = printApiResources(resources, {
    ...(group === undefined ? {} : { apiGroup: group }),
    ...(namespaced === undefined ? {} : { namespaced: namespaced === 'true' }),
    ...(output ? { output } : {}),
    ...(sortBy ? { sortBy } : {}),
    verbs: list('verbs'),
    categories: list('categories'),
    noHeaders: flags.has('no-headers'),
  });
  return { stdout, stderr: '', exit: 0 };
}

async function eventsCommand({ flags }: Line, reader: ReturnType<typeof readerOf>): Promise<Result> {
  const everywhere = flags.has('all-namespaces');
  const namespace = everywhere ? undefined : (flags.get('namespace') ?? 'default');
  const resource = reader.resources.find(({ plural }) => plural === 'events') as Resource;
  const { items } = await reader.list(resource, namespace);
  const [kind = '', name = ''] = (flags.get('for') ?? '').split('/');
  const types = flags.get('types')?.toLowerCase();
  const shown = sortEvents(items).filter((event) => {
    const target = event['involvedObject'] as { kind: string; name: string };
    const about = !name || (target.name === name && target.kind.toLowerCase() === kind);
    return about && (!types || types.includes(String(event['type']).toLowerCase()));
  });
  const none = everywhere ? 'No events found.' : `No events found in ${namespace} namespace.`;
  if (shown.length === 0) return { stdout: '', stderr: `${none}\n`, exit: 0 };
  const output = flags.get('output');
  const stdout = output
    ? (await outputPrinter(output)).print(listOf(shown))
    : printEvents(shown, { now: NOW, allNamespaces: everywhere, noHeaders: flags.has('no-headers') });
  return { stdout, stderr: '', exit: 0 };
}

/** Runs a command; failures are printed as kubectl prints them. */
export async function run(command: string, reader: ReturnType<typeof readerOf>): Promise<Result> {
  const line = parse(command);
  try {
    if (line.verb === 'get') return await get(line, reader);
    if (line.verb === 'describe') return await describeCommand(line, reader);
    if (line.verb === 'explain') return await explainCommand(line, reader.resources);
    if (line.verb === 'api-resources') return apiResources(line, reader.resources);
    if (line.verb === 'api-versions')
      return { stdout: printApiVersions(reader.resources, []), stderr: '', exit: 0 };
    if (line.verb === 'events') return await eventsCommand(line, reader);
    throw new Error(`no such command here: ${command}`);
  } catch (error) {
    if (error instanceof OutputError || error instanceof JsonPathError) {
      const stdout = error instanceof OutputError ? error.stdout : '';
      const end = error.message.endsWith('\n') ? '' : '\n';
      return { stdout, stderr: `error: ${error.message}${end}`, exit: 1 };
    }
    if (error instanceof StatusError) {
      return {
        stdout: '',
        stderr: `Error from server (${error.status.reason}): ${error.message}\n`,
        exit: 1,
      };
    }
    throw error;
  }
}
