export { type Desktop, type DesktopOptions, openDesktop } from './desktop.ts';
