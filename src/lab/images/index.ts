import { agnhostImage } from './agnhost.ts';
import { otherImages } from './others.ts';
import type { Image } from './process.ts';

export { agnhostImage, recordedAgnhost } from './agnhost.ts';
export { type Files, filesOf, resolvePath } from './files.ts';
export type { Image, Process, Program, Served, ServedRequest } from './process.ts';
export { sh } from './shell.ts';
export { curl } from './tools/curl.ts';

/** The images that the lab's nodes have, and that its registry knows. */
export const images: readonly Image[] = [agnhostImage, ...otherImages];
