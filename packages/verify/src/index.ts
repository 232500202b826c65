export type { Code, CodeName, CodeTable } from './codes/index.ts';
export { codes, diagnose, josa } from './codes/index.ts';
export { filesOf, manifestPath, readShell } from './command/index.ts';
export * from './console/index.ts';
export type * from './diagnostic.ts';
export { type ManifestOptions, verifyManifest } from './manifest.ts';
export * from './page/index.ts';
export { type Checked, type Report, type VerifyOptions, verifyProject } from './project.ts';
export type { Definitions, Engine, Result } from './schema/index.ts';
