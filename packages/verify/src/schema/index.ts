export { checkSchema, type Judgement, judge } from './check.ts';
export type { Definitions, Engine, Result } from './engine.ts';
export { contentsOf, type ManifestObject, textAt } from './object.ts';
export { type Places, placesOf } from './places.ts';
