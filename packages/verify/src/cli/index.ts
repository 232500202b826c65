export { createEngines } from '../wasm-engines.ts';
export { type Gathered, gather, type Place, UsageError } from './gather.ts';
export { createKeptEngines, type KeptEngines, type KeptOptions } from './kept-engines.ts';
export { type Output, run, type Surroundings } from './run.ts';
export { start } from './start.ts';
