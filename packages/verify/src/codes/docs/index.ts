export type { ClusterSays, CodeDoc, DocsOf, Example, ExampleParts } from './doc.ts';
export { type ReadExample, readExample, runExample } from './example.ts';
export { docs } from './table.ts';
