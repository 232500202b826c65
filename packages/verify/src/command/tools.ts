import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { type PlacedCommand, stretch } from './place.ts';
import type { SimpleCommand } from './shell.ts';

/** The tools of the guide, whose names are misspelled. */
const TOOLS = [
  'kubectl',
  'minikube',
  'curl',
  'docker',
  'nslookup',
  'ping',
  'unzip',
  'grep',
  'brew',
  'winget',
];

/** Names that are commands all the same, however near they are to one of the tools. */
const OTHERS = new Set(
  'pin ring king gunzip zip egrep fgrep rgrep pgrep zgrep cur code crew bred url wing kubectx dig host sh bash zsh'.split(
    ' ',
  ),
);

/** First words that are one slip away from a tool's name (`minukube`, `kubctl`). */
export function checkTools(command: PlacedCommand, commands: readonly SimpleCommand[]): Diagnostic[] {
  return commands.flatMap(({ words: [name] }) => {
    if (!name || TOOLS.includes(name.value) || OTHERS.has(name.value) || !/^[A-Za-z]{4,}$/.test(name.value))
      return [];
    const write = nearest(name.value, TOOLS);
    if (write === undefined) return [];
    return [
      diagnose('command-unknown-tool', stretch(command, name.start, name.end), { found: name.value, write }),
    ];
  });
}

const PROMPT = /^(?:\(\S+\) )?(?:[\w.-]+@[\w.-]+(?:[ :]\S+)*|[\w.~/-]+) ?[%#$❯➜] (?=\S)/u;

/** A personal prompt at the start of a line: its length, 0 when there is none. */
export function promptLength(line: string): number {
  const found = PROMPT.exec(line)?.[0] ?? '';
  return found.startsWith('$ ') ? 0 : found.length;
}

/** A personal prompt left in front of a command (`$ ch03 % kubectl …`). */
export function checkPrompt(command: PlacedCommand): Diagnostic[] {
  const length = promptLength(command.text);
  if (length === 0) return [];
  const prompt = command.text.slice(0, length).trim();
  return [diagnose('command-prompt', stretch(command, 0, length), { prompt })];
}
