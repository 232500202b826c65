import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkCharacters, checkDashes } from './characters.ts';
import { checkFiles, type Folder } from './files.ts';
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
}

/** Codes that a command which is meant to fail may show. Replay proves that it fails. */
const SHOWN = new Set([
  'command-dash',
  'command-unknown-tool',
  'command-blank-in-path',
  'command-missing-file',
]);

/** Checks the text of one command as a reader will paste it into bash or zsh. */
export function checkCommand(command: PlacedCommand, { folder, known, fails }: CommandContext): Diagnostic[] {
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
  return fails ? found.filter(({ code }) => !SHOWN.has(code)) : found;
}
