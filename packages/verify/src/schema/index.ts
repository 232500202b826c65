export { checkObject, checkSchema, type Judgement, judge } from './check.ts';
export type { Definitions, Engine, Result } from './engine.ts';
export { checkHead } from './head.ts';
export { checkKind } from './kind.ts';
export { mergeVersions } from './merge.ts';
export { contentsOf, type ManifestObject, textAt } from './object.ts';
export { type Places, placesOf, placesUnseen } from './places.ts';
export { versionsDiffer } from './versions.ts';
export { kindOfValue, typeName } from './words.ts';
