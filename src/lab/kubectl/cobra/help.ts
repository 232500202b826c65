import { groups } from './groups.ts';
import { type CommandNode, type FlagSpec, root } from './tree.ts';

interface HelpText {
  readonly long?: string;
  readonly short?: string;
  readonly example?: string;
  readonly usages: Readonly<Record<string, string>>;
}

type HelpTexts = Readonly<Record<string, HelpText>>;

/** The texts are a quarter of a megabyte: read only when somebody asks. */
async function texts(): Promise<HelpTexts> {
  return (await import('./data/help.json', { with: { type: 'json' } })).default as unknown as HelpTexts;
}

/** Commands whose usage line names their flags: cobra's default, which kubectl turns off nearly everywhere. */
const FLAGS_IN_USE = new Set(
  [
    'alpha',
    'api-resources',
    'auth',
    'cluster-info',
    'cluster-info dump',
    'config current-context',
    'config get-clusters',
    'config get-users',
    'config view',
    'create service',
    'help',
    'options',
    'plugin list',
    'top',
    'version',
  ].map((path) => `kubectl ${path}`),
);

function usageLine(node: CommandNode): string {
  let line = node.parent ? `${node.parent.path} ${node.spec.use}` : node.spec.use;
  if ((!node.parent || FLAGS_IN_USE.has(node.path)) && !line.includes('[flags]')) line += ' [flags]';
  return line.includes('[options]') ? line : `${line} [options]`;
}

function flagText(flag: FlagSpec, usage: string): string {
  const value = flag.default ?? '';
  const shown = flag.type === 'string' ? `'${value}'` : value;
  const name = `    ${flag.short ? `-${flag.short}, ` : ''}--${flag.name}=${shown}:`;
  const deprecated = flag.deprecated ? ` (DEPRECATED: ${flag.deprecated})` : '';
  return `${name}\n\t${usage.split('\n').join(' ')}${deprecated}\n\n`;
}

function flagTexts(flags: readonly FlagSpec[], usages: Readonly<Record<string, string>>): string {
  return flags
    .filter((flag) => !flag.hidden)
    .map((flag) => flagText(flag, usages[flag.name] ?? ''))
    .join('');
}

function commandList(
  nodes: readonly CommandNode[],
  all: HelpTexts,
  siblings: readonly CommandNode[],
): string {
  const width = Math.max(11, ...siblings.map(({ spec }) => spec.name.length));
  return nodes.map((node) => `\n  ${node.spec.name.padEnd(width)}   ${all[node.path]?.short ?? ''}`).join('');
}

function subcommands(node: CommandNode, all: HelpTexts): string {
  const shown = node.children.filter(({ spec }) => !spec.hidden);
  if (shown.length === 0) return '';
  if (node.parent) {
    return `Available Commands:${commandList(
      shown.filter(({ spec }) => spec.name !== 'options'),
      all,
      shown,
    )}\n\n`;
  }
  return groups(shown.map(({ spec }) => spec.name))
    .map(({ title, names }) => {
      const nodes = names.flatMap((name) => shown.find(({ spec }) => spec.name === name) ?? []);
      return title + commandList(nodes, all, shown);
    })
    .join('\n\n')
    .concat('\n\n');
}

/** What stands below the long text: aliases, examples, subcommands, flags, usage, where to look further. */
export async function usage(node: CommandNode): Promise<string> {
  const all = await texts();
  const { example, usages = {} } = all[node.path] ?? {};
  const { spec } = node;
  const parts = ['\n\n'];
  if (spec.aliases?.length) parts.push(`Aliases:\n${[spec.name, ...spec.aliases].join(', ')}\n\n`);
  if (example) parts.push(`Examples:\n${example.trimEnd()}\n\n`);
  parts.push(subcommands(node, all));
  const flags = spec.flags.filter((flag) => !flag.persistent && flag.name !== 'help');
  if (flags.length > 0) parts.push(`Options:\n${flagTexts(flags, usages).trimEnd()}\n\n`);
  if (spec.runnable) parts.push(`Usage:\n  ${usageLine(node)}\n\n`);
  if (node.children.length > 0) {
    parts.push(`Use "${node.path} <command> --help" for more information about a given command.\n`);
  }
  if (spec.runnable) {
    parts.push(
      'Use "kubectl options" for a list of global command-line options (applies to all commands).\n',
    );
  }
  return parts.join('');
}

/** `kubectl COMMAND --help`. */
export async function help(node: CommandNode): Promise<string> {
  if (node.path === 'kubectl options') return '';
  const { long, short } = (await texts())[node.path] ?? {};
  return (long || short || '').trim() + (await usage(node));
}

/** `kubectl options`: the flags that every command takes. */
export async function globalOptions(home: string): Promise<string> {
  const { usages = {} } = (await texts())[root.path] ?? {};
  const flags = root.flags.filter((flag) => flag.persistent);
  return `The following options can be passed to any command:\n\n${flagTexts(flags, usages).replace('$HOME/', `${home}/`)}`;
}
