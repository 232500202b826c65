import type { Arg } from '../arg.ts';
import type { CommandNode, Flag } from './tree.ts';

/** Where cobra lands: the command, and the arguments that are left for its flags. */
export interface Landing {
  readonly node: CommandNode;
  readonly args: readonly Arg[];
  /** Arguments that are no flags, as cobra sees them before it parses. */
  readonly plain: readonly Arg[];
}

const needsNext = (value: string, flags: readonly Flag[]): boolean => {
  if (!value.startsWith('-') || value.includes('=')) return false;
  const flag = value.startsWith('--')
    ? flags.find(({ name }) => name === value.slice(2))
    : flags.find(({ shorthand }) => shorthand !== '' && shorthand === value[1]);
  if (!value.startsWith('--') && value.length !== 2) return false;
  return flag === undefined || flag.noOptDefVal === '';
};

/** cobra's `stripFlags`: what is neither a flag nor, as far as it can tell, a flag's value. */
function plainOf(args: readonly Arg[], { flags }: CommandNode): Arg[] {
  const plain: Arg[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (!arg || arg.value === '--') break;
    if (needsNext(arg.value, flags)) {
      if (args.length - at - 1 <= 1) break;
      at += 1;
    } else if (arg.value !== '' && !arg.value.startsWith('-')) plain.push(arg);
  }
  return plain;
}

/**
 * Finds the command that arguments mean, as cobra's `Find` does (github.com/spf13/cobra, command.go): flags may stand
 * before the name of a command, and an unknown one swallows what follows.
 */
export function findCommand(node: CommandNode, args: readonly Arg[]): Landing {
  const plain = plainOf(args, node);
  const [next] = plain;
  const child =
    next && node.children.find(({ name, aliases }) => name === next.value || aliases.includes(next.value));
  if (!next || !child) return { node, args, plain };
  return findCommand(
    child,
    args.filter((arg) => arg !== next),
  );
}
