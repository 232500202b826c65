import { brokenCodes } from './broken.ts';
import { referenceCodes } from './reference.ts';
import { schemaCodes } from './schema.ts';
import { yamlCodes } from './yaml.ts';

/** Every code there is. */
export const codes = { ...yamlCodes, ...schemaCodes, ...referenceCodes, ...brokenCodes } as const;

export type CodeName = keyof typeof codes;
