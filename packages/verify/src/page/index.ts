export { checkPage, checkPages } from './check.ts';
export { usedManifests } from './manifests.ts';
export { parsePage, slugOf } from './parse.ts';
export type { Site } from './site.ts';
export type * from './types.ts';
