import type { SyntaxNode, WordPart } from 'unbash';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type PlacedCommand, stretch } from './place.ts';
import { visitShell } from './shell.ts';

const GLOBS: Readonly<Record<string, string>> = { star: '*', question: '?', bracket: '[' };

const inAssignment = (ancestors: readonly SyntaxNode[]): boolean => ancestors.at(-1)?.type === 'Assignment';
const inPattern = (ancestors: readonly SyntaxNode[]): boolean =>
  ancestors.some(
    ({ type }) => type === 'TestCommand' || type === 'CaseItem' || type === 'ParameterExpansion',
  );

/** Quotes a word as a whole: what it says stays, what a shell would do to it does not. */
function quoted(text: string): string {
  const bare = text.replaceAll(/["'\\]/g, '');
  return bare;
}

/** In quotes that keep what the shell is to put in. */
const inQuotes = (text: string): string => (text.includes('$') ? `"${quoted(text)}"` : `'${quoted(text)}'`);

/** `{1..3}` and `{a..z}`, which bash and zsh count alike. */
const RANGE = /\{(?:-?\d+\.\.-?\d+|[A-Za-z]\.\.[A-Za-z])(?:\.\.-?\d+)?\}/g;

function globOf(parts: readonly WordPart[]): string | undefined {
  const glob = parts.find((part) => part.type === 'Glob');
  return glob?.type === 'Glob' ? GLOBS[glob.kind] : undefined;
}

/** `name*.yaml` as a pattern over paths, as shells match it: `*` stops at `/`. */
function matchesFile(text: string, files: Iterable<string>): boolean {
  const pattern = text
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  const whole = new RegExp(`^(?:\\./)?${pattern}$`);
  return [...files].some((file) => whole.test(file));
}

const JSONPATH = /(?:jsonpath|go-template|custom-columns)[^=]*=/;

/**
 * What bash and zsh read differently when a command is pasted: patterns that match no file stop zsh, `=word` is a
 * path there, `#` is no comment, `!` is history in both.
 *
 * @param files the files that a pattern may match, relative to the working folder.
 */
export function checkZsh(command: PlacedCommand, files: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const covered: { start: number; end: number }[] = [];
  const singles: { start: number; end: number }[] = [];
  visitShell(command.text, (node, ancestors) => {
    if (node.type === 'SingleQuoted' || node.type === 'AnsiCQuoted')
      singles.push({ start: node.pos, end: node.end });
    if (node.type === 'HereDocBody') covered.push({ start: node.pos, end: node.end });
    if (node.type === 'HereDocBody') singles.push({ start: node.pos, end: node.end });
    if (node.type !== 'Word') return;
    covered.push({ start: node.pos, end: node.end });
    const at = () => stretch(command, node.pos, node.end);
    const parts = node.parts ?? [];
    if (inAssignment(ancestors) || inPattern(ancestors)) return;
    const unquoted = node.parts
      ? parts.filter(({ type }) => type === 'Literal' || type === 'Glob' || type === 'BraceExpansion')
      : [node];
    const bare = unquoted
      .map(({ text }) => text)
      .join('')
      .replaceAll(RANGE, '');
    if (/^=./.test(node.text)) found.push(diagnose('command-zsh-equals', at(), { word: quoted(node.text) }));
    else if (/\{[^{}]*[.]/.test(bare) || (JSONPATH.test(bare) && bare.includes('{'))) {
      const cut = node.text.indexOf('{');
      const word = `${node.text.slice(0, cut)}'${node.text.slice(cut).replaceAll("'", '')}'`;
      found.push(diagnose('command-braces', at(), { word }));
    } else {
      const glob = globOf(parts);
      if (
        glob !== undefined &&
        !isPlaceholder(node.text) &&
        !(glob === '*' && matchesFile(node.text, files))
      ) {
        found.push(diagnose('command-zsh-pattern', at(), { found: glob, word: inQuotes(node.text) }));
      }
    }
  });
  const within = (spans: readonly { start: number; end: number }[], offset: number): boolean =>
    spans.some(({ start, end }) => offset >= start && offset < end);
  for (const { index } of command.text.matchAll(/(?<![^\s;])#/g)) {
    if (within(covered, index)) continue;
    const end = command.text.indexOf('\n', index);
    found.push(
      diagnose('command-zsh-comment', stretch(command, index, end < 0 ? command.text.length : end), {}),
    );
    break;
  }
  for (const { index } of command.text.matchAll(/(?<![\\$])!(?=[^\s=("'|;)])/g)) {
    if (within(singles, index)) continue;
    const word = /^\S*/.exec(command.text.slice(index))?.[0] ?? '!';
    found.push(
      diagnose('command-history', stretch(command, index, index + word.length), {
        word: `'${quoted(word)}'`,
      }),
    );
  }
  return found;
}

/** `[service-name]`: a word in brackets that readers are to replace, not a set of characters. */
export function isPlaceholder(text: string): boolean {
  return /\[(?:[A-Za-z]+(?:[-_ ][A-Za-z]+)*|[^\]\x20-\x7e]+)\]/.test(text) && !/[{'"]/.test(text);
}
