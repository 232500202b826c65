export { checkReferences } from './check.ts';
export type { Located } from './model.ts';
