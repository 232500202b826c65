export type { Code, CodeTable, DataOf } from './code.ts';
export { codesOf } from './code.ts';
export type { At, Extra } from './diagnose.ts';
export { diagnose } from './diagnose.ts';
export type { Josa } from './josa.ts';
export { josa, oneOf } from './josa.ts';
export type { CodeName } from './table.ts';
export { codes } from './table.ts';
