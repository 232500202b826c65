export type { Code, CodeName, CodeTable } from './codes/index.ts';
export { codes, diagnose, josa } from './codes/index.ts';
export type { CommandLineOptions, ShellReading, ShellWord, SimpleCommand } from './command/index.ts';
export { checkCommandLine, filesOf, manifestPath, readShell } from './command/index.ts';
export * from './console/index.ts';
export type * from './diagnostic.ts';
export type { Engines } from './engines.ts';
export { applyFixes } from './fix/index.ts';
export { type ManifestOptions, verifyManifest } from './manifest.ts';
export * from './page/index.ts';
export { type Checked, type Report, type VerifyOptions, verifyProject } from './project.ts';
export {
  countOf,
  github,
  jobSummary,
  json,
  junit,
  pretty,
  type Sources,
  sarif,
} from './report/index.ts';
export type { Definitions, Engine, Result } from './schema/index.ts';
export type { FieldError, ServerDocument, ServerEngine } from './server/index.ts';
