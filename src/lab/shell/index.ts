export { type Disk, diskOf, type Lower } from './disk.ts';
export {
  type Computer,
  type ComputerSessionOptions,
  computerOf,
  HOME,
  type ShellOptions,
  type ShellSession,
} from './session.ts';
export type { Program, ProgramCall } from './state.ts';
