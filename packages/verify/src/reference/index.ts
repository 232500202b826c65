export { type Applied, checkChapter } from './chapter.ts';
export { checkReferences } from './check.ts';
export { dig, type Located, podPath, serviceOf } from './model.ts';
export { type Pool, poolOf } from './scope.ts';
