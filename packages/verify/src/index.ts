export * from './console/index.ts';
export type * from './diagnostic.ts';
export * from './page/index.ts';
