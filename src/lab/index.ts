export { type Desktop, type DesktopOptions, openDesktop } from './desktop/index.ts';
export { type ComputerSessionOptions, HOME, type Lower, type ShellSession } from './shell/index.ts';
