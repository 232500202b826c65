export type * from './console/types.ts';
export type * from './diagnostic.ts';
