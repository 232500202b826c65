import { Failure } from '../errors.ts';
import { goQuote } from '../format/gotext.ts';
import { suggestions } from './suggest.ts';
import { type CommandNode, type FlagSpec, root } from './tree.ts';

/** The flags that kubectl's words may contain underscores for: `--dry_run` is `--dry-run`. */
export function normalized(name: string): string {
  return name.replaceAll('_', '-');
}

export function longFlag(node: CommandNode, name: string): FlagSpec | undefined {
  return node.flags.find((flag) => flag.name === normalized(name));
}

export function shortFlag(node: CommandNode, letter: string): FlagSpec | undefined {
  return node.flags.find((flag) => flag.short === letter);
}

/** Whether the word is a flag whose value is the next word; what is not known is taken for one, as cobra does. */
function takesNext(node: CommandNode, word: string): boolean {
  if (word.includes('=')) return false;
  if (word.startsWith('--')) return !longFlag(node, word.slice(2))?.noOpt;
  return word.startsWith('-') && word.length === 2 && !shortFlag(node, word.slice(1))?.noOpt;
}

/** Words that are neither flags nor their values: cobra's `stripFlags`. */
export function withoutFlags(node: CommandNode, words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    if (takesNext(node, word)) {
      if (words.length - at - 1 <= 1) break;
      at++;
    } else if (word !== '' && !word.startsWith('-')) found.push(word);
  }
  return found;
}

/** The words without the first that names the subcommand: cobra's `argsMinusFirstX`. */
function minusFirst(node: CommandNode, words: readonly string[], name: string): readonly string[] {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') break;
    if (takesNext(node, word)) at++;
    else if (!word.startsWith('-') && word === name) return words.toSpliced(at, 1);
  }
  return words;
}

export interface Found {
  readonly node: CommandNode;
  /** What is left for the command: flags and arguments. */
  readonly words: readonly string[];
}

/**
 * The command that is meant: cobra's `Find`.
 *
 * @throws {Failure} for a word that is no command.
 */
export function find(words: readonly string[], from: CommandNode = root): Found {
  const rest = withoutFlags(from, words);
  const [name] = rest;
  if (name === undefined) return { node: from, words };
  const child = from.children.find(
    ({ spec }) => spec.name === name || (spec.aliases?.includes(name) ?? false),
  );
  if (child) return find(minusFirst(from, words, name), child);
  if (!from.parent && from.children.length > 0) {
    throw new Failure(`unknown command ${goQuote(name)} for "${from.path}"${suggestions(from, name)}`);
  }
  return { node: from, words };
}
