export { type Answers, openAnswers } from './answers.ts';
export { rememberingEngines } from './engines.ts';
export { cacheFolder, engineHash, programHash } from './place.ts';
export { type Reports, rememberedReports, reportKey } from './reports.ts';
