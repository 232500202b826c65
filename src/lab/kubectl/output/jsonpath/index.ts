export { type JsonPath, jsonPath } from './evaluate.ts';
export { JsonPathError, parseJsonPath } from './parser.ts';
export { printFound, printFoundAsJson } from './print.ts';
