export { parsePage, slugOf } from './parse.ts';
export type * from './types.ts';
