export { checkJudged } from './check.ts';
export type { FieldError, ServerDocument, ServerEngine } from './engine.ts';
export { documentsIn } from './file.ts';
export { documentsOf, separatorWords, unreadableWords } from './match.ts';
export { mergeWithReferences } from './merge.ts';
