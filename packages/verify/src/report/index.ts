export { github } from './github.ts';
export { json } from './json.ts';
export { pretty, type Sources } from './pretty.ts';
export { countOf, summaryOf } from './summary.ts';
