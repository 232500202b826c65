export { escapeOutput, unescapeOutput } from './escape.ts';
export { parseConsole } from './parse.ts';
export type * from './types.ts';
