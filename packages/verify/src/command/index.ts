export type { CommandContext, CommandLineOptions } from './check.ts';
export { checkCommand, checkCommandLine } from './check.ts';
export { type FileUse, type Folder, filesOf, manifestPath, manifestsAt } from './files.ts';
export { type PlacedCommand, placed, stretch } from './place.ts';
export { readShell, type ShellReading, type ShellWord, type SimpleCommand } from './shell.ts';
