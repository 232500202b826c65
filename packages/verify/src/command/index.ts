export type { CommandContext } from './check.ts';
export { checkCommand } from './check.ts';
export { type FileUse, type Folder, filesOf, manifestPath, manifestsAt } from './files.ts';
export { type PlacedCommand, placed, stretch } from './place.ts';
export { readShell, type ShellReading, type ShellWord, type SimpleCommand } from './shell.ts';
