import { kubectl } from '../data/kubectl.ts';
import { minikube } from '../data/minikube.ts';

/** A flag as pflag knows it. */
export interface Flag {
  readonly name: string;
  /** pflag's name of the type: `string`, `bool`, `int32`, `duration`, `stringArray`, … */
  readonly type: string;
  /** One letter, or empty. */
  readonly shorthand: string;
  /** The value of the flag without one; empty when it needs one. */
  readonly noOptDefVal: string;
  /** What is said of a deprecated flag; empty for others. */
  readonly deprecated: string;
  readonly required: boolean;
  readonly persistent: boolean;
}

/** A command of a cobra tree. */
export interface CommandNode {
  readonly name: string;
  /** `kubectl create service`. */
  readonly path: string;
  /** Usage line without the parents' names. */
  readonly use: string;
  readonly aliases: readonly string[];
  readonly runnable: boolean;
  readonly hidden: boolean;
  readonly deprecated: string;
  /** The command's own flags and those of its parents. */
  readonly flags: readonly Flag[];
  readonly children: readonly CommandNode[];
  readonly parent: CommandNode | undefined;
}

export type Tool = 'kubectl' | 'minikube';

type PackedFlag = readonly [string, string, string?, string?, string?, number?];
type PackedNode = readonly [
  string,
  string,
  readonly string[],
  number,
  readonly number[],
  readonly PackedNode[],
  string?,
];

const PACKED = { kubectl, minikube } as const;
const unpacked = new Map<Tool, CommandNode>();

function unpackFlag([name, type, shorthand, noOptDefVal, deprecated, bits = 0]: PackedFlag): Flag {
  return {
    name,
    type,
    shorthand: shorthand ?? '',
    noOptDefVal: noOptDefVal ?? '',
    deprecated: deprecated ?? '',
    required: (bits & 1) > 0,
    persistent: (bits & 2) > 0,
  };
}

function unpackNode(packed: PackedNode, all: readonly Flag[], parent: CommandNode | undefined): CommandNode {
  const [name, use, aliases, bits, own, below, deprecated = ''] = packed;
  const given = parent?.flags.filter(({ persistent }) => persistent) ?? [];
  const flags = own.flatMap((number) => all[number] ?? []);
  const names = new Set(flags.map((flag) => flag.name));
  const children: CommandNode[] = [];
  const node: CommandNode = {
    name,
    path: parent ? `${parent.path} ${name}` : name,
    use: use || name,
    aliases,
    runnable: (bits & 1) > 0,
    hidden: (bits & 2) > 0,
    deprecated,
    flags: [...flags, ...given.filter((flag) => !names.has(flag.name))],
    children,
    parent,
  };
  children.push(...below.map((child) => unpackNode(child, all, node)));
  return node;
}

/** The command tree of a tool. Unpacked at the first call. */
export function treeOf(tool: Tool): CommandNode {
  const found = unpacked.get(tool);
  if (found) return found;
  const { flags, root } = JSON.parse(PACKED[tool]) as { flags: PackedFlag[]; root: PackedNode };
  const node = unpackNode(root, flags.map(unpackFlag), undefined);
  unpacked.set(tool, node);
  return node;
}
