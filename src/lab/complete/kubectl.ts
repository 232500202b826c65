import type { Api } from '../api.ts';
import { find, withoutFlags } from '../kubectl/cobra/find.ts';

/** Commands whose arguments are Pods, when no type is named. */
const OF_PODS = new Set(['logs', 'exec', 'attach', 'port-forward', 'cp', 'debug']);
/** Commands whose first argument is a type. */
const OF_TYPES = new Set([
  'get',
  'describe',
  'delete',
  'label',
  'annotate',
  'scale',
  'edit',
  'patch',
  'expose',
  'autoscale',
  'wait',
  'explain',
]);
const OUTPUTS = ['wide', 'yaml', 'json', 'name', 'jsonpath=', 'custom-columns='];

/** What completion asks of the cluster and the folder. */
export interface Around {
  readonly api: Api;
  /** The namespace of a command that names none. */
  readonly namespace: string;
  /** Files of the working folder. */
  readonly files: readonly string[];
}

function namespaceIn(words: readonly string[], fallback: string): string | undefined {
  if (words.some((word) => word === '-A' || word === '--all-namespaces')) return undefined;
  const at = words.findIndex((word) => word === '-n' || word === '--namespace');
  const joined = words.find((word) => word.startsWith('--namespace='))?.slice('--namespace='.length);
  return (at >= 0 ? words[at + 1] : joined) ?? fallback;
}

async function namesOf({ api }: Around, type: string, namespace: string | undefined): Promise<string[]> {
  const wanted = type.toLowerCase();
  const resource = api.resources.find(
    ({ plural, singular, shortNames }) =>
      plural === wanted || singular === wanted || shortNames.includes(wanted),
  );
  if (!resource) return [];
  const { items } = await api.list(resource, resource.namespaced ? namespace : undefined);
  return items.map(({ metadata }) => metadata.name);
}

const typesOf = ({ api }: Around): string[] =>
  api.resources.filter(({ verbs }) => verbs.includes('list')).map(({ plural }) => plural);

/**
 * What the word being typed after `kubectl …` may be: commands, flags, types, names of the live cluster, files.
 *
 * @param words the words before it, `kubectl` first.
 */
export async function completeKubectl(
  words: readonly string[],
  word: string,
  around: Around,
): Promise<readonly string[]> {
  const { node, words: rest } = find(words.slice(1));
  const previous = words.at(-1) ?? '';
  const namespace = namespaceIn(words, around.namespace);
  if (previous === '-f' || previous === '--filename') return around.files;
  if (previous === '-n' || previous === '--namespace') return await namesOf(around, 'namespaces', undefined);
  if (previous === '-o' || previous === '--output') return OUTPUTS;
  if (word.startsWith('-')) {
    const flags = node.flags.filter(({ hidden }) => !hidden);
    return flags.map(({ name, noOpt }) => (noOpt === undefined ? `--${name}=` : `--${name}`)).sort();
  }
  if (node.children.length > 0 && rest.length === 0)
    return node.children.filter(({ spec }) => !spec.hidden).map(({ spec }) => spec.name);
  const args = withoutFlags(node, rest);
  const slash = word.indexOf('/');
  if (slash > 0) {
    const type = word.slice(0, slash);
    return (await namesOf(around, type, namespace)).map((name) => `${type}/${name}`);
  }
  const [command = ''] = node.path.split(' ').slice(1);
  if (command === 'rollout')
    return (await namesOf(around, 'deployments', namespace)).map((name) => `deployment/${name}`);
  if (OF_PODS.has(command)) return args.length === 0 ? await namesOf(around, 'pods', namespace) : [];
  if (!OF_TYPES.has(command)) return [];
  const [type] = args;
  return type === undefined ? typesOf(around) : await namesOf(around, type, namespace);
}
