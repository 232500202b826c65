import type { Page } from 'kubernetes-guide-verify';
import { setupCommands } from '../utils/setup-commands.ts';
import { blockAnchor, type Place } from './book.ts';
import { type Call, callsOfCommand } from './words.ts';

/** A command of the book, with every place where it stands. */
export interface UsedCommand {
  readonly command: string;
  readonly places: readonly Place[];
}

/** A verb of a tool, or a tool without verbs. */
export interface Verb {
  /** `kubectl get`, `grep`. */
  readonly name: string;
  readonly commands: readonly UsedCommand[];
}

/** The commands of the book by what they call. */
export interface CommandIndex {
  /** Tools with verbs, verbs in the order of the alphabet. */
  readonly tools: readonly { readonly tool: string; readonly verbs: readonly Verb[] }[];
  /** Tools called in Pods and on nodes. */
  readonly inside: readonly Verb[];
  /** All other tools of the reader's shell. */
  readonly shell: readonly Verb[];
}

interface Use extends Place {
  readonly command: string;
}

function setupOf({ frontmatter: { setup }, slug: page }: Page): Use[] {
  // A challenge's cluster is prepared for the reader; its page does not show how.
  if (page.startsWith('challenges/')) return [];
  const [first, ...rest] = setup?.namespaces ?? [];
  if (!setup || setup.manual || first === undefined) return [];
  const { apply, wait } = setup;
  return setupCommands({
    namespace: [first, ...rest],
    apply: [...apply],
    wait: [...wait],
    manual: false,
  }).map((command) => ({ command, page, anchor: 'setup' }));
}

/** Every command that a page asks the reader to run, in the order of the page. */
export function usesOf(page: Page): Use[] {
  const shown = page.blocks.flatMap(({ steps }, index) =>
    steps.map(({ command }) => ({ command, page: page.slug, anchor: blockAnchor(index) })),
  );
  const cleanup = page.frontmatter.cleanup.map((command) => ({
    command,
    page: page.slug,
    anchor: 'cleanup',
  }));
  return [...setupOf(page), ...shown, ...cleanup].filter(({ command }) => command !== '');
}

const nameOf = ({ tool, verb }: Call): string => (verb === undefined ? tool : `${tool} ${verb}`);

function verbsOf(found: readonly (readonly [Call, Use])[]): Verb[] {
  const verbs = new Map<string, Map<string, Place[]>>();
  for (const [call, { command, page, anchor }] of found) {
    const commands = verbs.get(nameOf(call)) ?? new Map<string, Place[]>();
    const places = commands.get(command) ?? [];
    const known = places.some((place) => place.page === page && place.anchor === anchor);
    commands.set(command, known ? places : [...places, { page, anchor }]);
    verbs.set(nameOf(call), commands);
  }
  return [...verbs]
    .map(([name, commands]) => ({
      name,
      commands: [...commands].map(([command, places]) => ({ command, places })).sort(byCommand),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Without the variable that keeps the answer, so that like stands beside like. */
const bare = ({ command }: UsedCommand): string => command.replace(/^\w+=\$\(/, '');
const byCommand = (one: UsedCommand, other: UsedCommand): number => (bare(one) < bare(other) ? -1 : 1);

/** Sorts all commands of the book by tool and verb. A command that calls two tools stands under both. */
export function indexCommands(book: readonly Page[]): CommandIndex {
  const found = book
    .flatMap(usesOf)
    .flatMap((use) => callsOfCommand(use.command).map((call) => [call, use] as const));
  const here = found.filter(([{ where }]) => where === 'here');
  const tools = [...new Set(here.flatMap(([{ tool, verb }]) => (verb === undefined ? [] : [tool])))].sort();
  return {
    tools: tools.map((tool) => ({ tool, verbs: verbsOf(here.filter(([call]) => call.tool === tool)) })),
    inside: verbsOf(found.filter(([{ where }]) => where === 'inside')),
    shell: verbsOf(here.filter(([{ tool }]) => !tools.includes(tool))),
  };
}
