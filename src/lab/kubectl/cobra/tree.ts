import data from './data/tree.json' with { type: 'json' };

/** A flag as pflag knows it. */
export interface FlagSpec {
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** pflag's name of the type: `bool`, `string`, `stringSlice`, `duration`, … */
  readonly type: string;
  readonly default?: string;
  /** The value of the flag when it stands without one. */
  readonly noOpt?: string;
  /** Given on to all commands below. */
  readonly persistent?: boolean;
  readonly hidden?: boolean;
  readonly deprecated?: string;
}

/** A command of the tree; see `scripts/kubectl-tree.ts`. */
export interface CommandSpec {
  readonly name: string;
  readonly use: string;
  readonly aliases?: readonly string[];
  readonly runnable?: boolean;
  readonly hidden?: boolean;
  readonly flags: readonly FlagSpec[];
  readonly commands?: readonly CommandSpec[];
}

/** A command with what it inherits. */
export interface CommandNode {
  readonly spec: CommandSpec;
  readonly parent: CommandNode | undefined;
  /** `kubectl create service` */
  readonly path: string;
  readonly children: readonly CommandNode[];
  /** Its own flags and those of its parents that are persistent. */
  readonly flags: readonly FlagSpec[];
}

function node(spec: CommandSpec, parent: CommandNode | undefined): CommandNode {
  const own = new Set(spec.flags.map((flag) => flag.name));
  const inherited = (parent?.flags ?? []).filter((flag) => flag.persistent && !own.has(flag.name));
  const made: { -readonly [key in keyof CommandNode]: CommandNode[key] } = {
    spec,
    parent,
    path: parent ? `${parent.path} ${spec.name}` : spec.name,
    children: [],
    flags: [...spec.flags, ...inherited],
  };
  made.children = (spec.commands ?? []).map((child) => node(child, made));
  return made;
}

/** `kubectl` itself. */
export const root: CommandNode = node(data as CommandSpec, undefined);

/** The command at a path such as `kubectl create service`. */
export function commandAt(path: string): CommandNode | undefined {
  let here: CommandNode | undefined = root;
  for (const name of path.split(' ').slice(1)) {
    here = here?.children.find((child) => child.spec.name === name);
  }
  return here;
}
