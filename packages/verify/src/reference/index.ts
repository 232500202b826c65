export { type Applied, checkChapter } from './chapter.ts';
export { checkReferences } from './check.ts';
export type { Located } from './model.ts';
export { type Pool, poolOf } from './scope.ts';
