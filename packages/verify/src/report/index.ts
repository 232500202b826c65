export { type Format, type FormatContext, formats } from './formats.ts';
export { github } from './github.ts';
export { jobSummary } from './job-summary.ts';
export { json } from './json.ts';
export { junit } from './junit.ts';
export { pretty, type Sources } from './pretty.ts';
export { sarif } from './sarif.ts';
export { countOf, summaryOf } from './summary.ts';
