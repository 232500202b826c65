import type { Definitions } from 'kubeconform-wasm';
import { commandGrammarCodes } from '../codes/command-grammar.ts';
import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkCharacters, checkDashes } from './characters.ts';
import { checkFiles, type Folder } from './files.ts';
import { checkGrammar } from './grammar.ts';
import { type PlacedCommand, stretch } from './place.ts';
import { checkMadeNames, checkPlaceholders } from './placeholders.ts';
import { readShell } from './shell.ts';
import { checkPrompt, checkTools } from './tools.ts';
import { checkZsh } from './zsh.ts';

/** What a command is checked against. */
export interface CommandContext {
  readonly folder: Folder;
  /** The manifests' text, whose names and addresses are everybody's. */
  readonly known: string;
  /** The page expects the command to fail: then a wrong file or name is what it shows. */
  readonly fails: boolean;
  /** The schemas of the API's objects: without them no field of an expression is looked for. */
  readonly definitions?: Definitions;
}

/** Codes that a command which is meant to fail may show. Replay proves that it fails. */
const SHOWN = new Set([
  'command-dash',
  'command-unknown-tool',
  'command-blank-in-path',
  'command-missing-file',
  ...Object.keys(commandGrammarCodes),
]);

/** What makes a shell or kubectl read other words than those that were meant: nothing more can be said then. */
const GARBLES = new Set([
  'command-syntax',
  'command-smart-quote',
  'command-hidden-character',
  'command-blank-in-path',
  'command-braces',
]);

const overlaps = (one: Diagnostic, other: Diagnostic): boolean =>
  one.line === other.line &&
  one.column < (other.endColumn ?? other.column + 1) &&
  other.column < (one.endColumn ?? one.column + 1);

/** The findings of grammar that are not the echo of another one. */
function withGrammar(
  found: readonly Diagnostic[],
  command: PlacedCommand,
  definitions?: Definitions,
): Diagnostic[] {
  if (found.some(({ code }) => GARBLES.has(code))) return [...found];
  const grammar = checkGrammar(command, definitions);
  return [...found, ...grammar.filter((each) => !found.some((other) => overlaps(each, other)))];
}

/** How to check a command that stands on no page. */
export interface CommandLineOptions {
  /** Named in the diagnostics. Default: `-`. */
  readonly file?: string;
  /** The schemas of the API's objects (`loadDefinitions` of kubeconform-wasm): for the fields of expressions. */
  readonly definitions?: Definitions;
}

/**
 * Checks a command as a reader types it, without files or a page around it: characters, names of tools, and the grammar
 * of kubectl and minikube. Needs neither Node nor a DOM.
 *
 * @param text one command, lines joined by `\n`.
 * @returns the problems, with lines and columns from 1 within the text.
 */
export function checkCommandLine(
  text: string,
  { file = '-', definitions }: CommandLineOptions = {},
): Diagnostic[] {
  const command = { file, text, line: 1, column: 1 };
  const reading = readShell(text);
  const words = reading.commands.flatMap((each) => each.words);
  const found = [
    ...checkDashes(command, words),
    ...checkCharacters(command, reading),
    ...checkTools(command, reading.commands),
  ];
  return withGrammar(found, command, definitions);
}

/** Checks the text of one command as a reader will paste it into bash or zsh. */
export function checkCommand(
  command: PlacedCommand,
  { folder, known, fails, definitions }: CommandContext,
): Diagnostic[] {
  const prompt = checkPrompt(command);
  if (prompt.length > 0) return prompt;
  const reading = readShell(command.text);
  const words = reading.commands.flatMap((each) => each.words);
  const placeholders = checkPlaceholders(command, reading);
  const syntax =
    reading.open === 'none' && placeholders.length === 0
      ? reading.errors
          .slice(0, 1)
          .map(({ message, offset }) =>
            diagnose('command-syntax', stretch(command, offset, offset + 1), { detail: message }),
          )
      : [];
  const found = [
    ...syntax,
    ...placeholders,
    ...checkMadeNames(command, known),
    ...checkDashes(command, words),
    ...checkCharacters(command, reading),
    ...checkTools(command, reading.commands),
    ...checkFiles(command, reading.commands, folder),
    ...checkZsh(command, folder.files),
  ];
  const all = withGrammar(found, command, definitions);
  return fails ? all.filter(({ code }) => !SHOWN.has(code)) : all;
}
