import { type Command, forEachChild, parse, type SyntaxNode, type Word } from 'unbash';

/** One simple command somewhere in a command line, nested in substitutions or not. Offsets into the text. */
export interface SimpleCommand {
  /** Command name and arguments as the shell sees them, in order. */
  readonly words: readonly ShellWord[];
  /** Files that redirections write. */
  readonly writes: readonly string[];
  /** Files that redirections read. */
  readonly reads: readonly ShellWord[];
}

/** One word of a command, with where it stands. */
export interface ShellWord {
  /** The word with its quotes removed, expansions left as written. */
  readonly value: string;
  /** The word as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a shell makes of a command's text. */
export interface ShellReading {
  readonly commands: readonly SimpleCommand[];
  /** Syntax errors, in the parser's words. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
  /** Bodies of heredocs. */
  readonly heredocs: readonly { readonly start: number; readonly end: number }[];
  /** What is still open at the end of the text: the shell would ask for another line. */
  readonly open: 'none' | 'quote' | 'heredoc' | 'backslash' | 'other';
}

const wordOf = ({ value, text, pos, end }: Word): ShellWord => ({ value, text, start: pos, end });

function simple(node: Command): SimpleCommand {
  const named = node.name ? [wordOf(node.name)] : [];
  const args = node.args.map((arg) =>
    arg.type === 'Word' ? wordOf(arg) : { value: arg.text, text: arg.text, start: arg.pos, end: arg.end },
  );
  const writes = node.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && redirect.operator.includes('>') && redirect.target
      ? [redirect.target.value]
      : [],
  );
  const reads = node.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && redirect.operator === '<' && redirect.target
      ? [wordOf(redirect.target)]
      : [],
  );
  return { words: [...named, ...args], writes, reads };
}

/** Calls back for every node of the syntax tree, substitutions included, in source order. */
export function visitShell(
  text: string,
  visit: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void,
): void {
  const walk = (node: SyntaxNode, ancestors: readonly SyntaxNode[]): void => {
    visit(node, ancestors);
    const below = [...ancestors, node];
    forEachChild(node, (child) => walk(child, below));
  };
  walk(parse(text), []);
}

const endsInBackslash = (text: string): boolean => (/\\+$/.exec(text)?.[0].length ?? 0) % 2 === 1;

/**
 * Reads a command as bash does (GNU Bash's grammar, by unbash).
 *
 * @param text one command as pasted, lines joined by `\n`.
 */
export function readShell(text: string): ShellReading {
  const commands: SimpleCommand[] = [];
  const errors: { message: string; offset: number }[] = [];
  const heredocs: { start: number; end: number }[] = [];
  let open: ShellReading['open'] = endsInBackslash(text) ? 'backslash' : 'none';
  const end = text.trimEnd().length;
  visitShell(text, (node) => {
    if (node.type === 'Command' && (node.name || node.args.length > 0)) commands.push(simple(node));
    if (node.type === 'HereDoc') heredocs.push({ start: node.body.pos, end: node.body.end });
    if (node.type === 'HereDoc' && !node.closing) open = 'heredoc';
    if (node.type !== 'Script' || !('errors' in node)) return;
    for (const error of node.errors ?? []) {
      if (/^unterminated .*(?:quote|backtick)/.test(error.message)) open = 'quote';
      else if (/^unterminated /.test(error.message) || error.pos >= end)
        open = open === 'none' ? 'other' : open;
      errors.push({ message: error.message, offset: error.pos });
    }
  });
  return { commands, errors, heredocs, open };
}
