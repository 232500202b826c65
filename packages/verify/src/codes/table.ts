import { brokenCodes } from './broken.ts';
import { commandCodes } from './command.ts';
import { consoleCodes } from './console.ts';
import { pageCodes } from './page.ts';
import { referenceCodes } from './reference.ts';
import { replayCodes } from './replay.ts';
import { schemaCodes } from './schema.ts';
import { serverCodes } from './server.ts';
import { yamlCodes } from './yaml.ts';

/** Every code there is. */
export const codes = {
  ...yamlCodes,
  ...schemaCodes,
  ...serverCodes,
  ...referenceCodes,
  ...brokenCodes,
  ...pageCodes,
  ...consoleCodes,
  ...commandCodes,
  ...replayCodes,
} as const;

export type CodeName = keyof typeof codes;
