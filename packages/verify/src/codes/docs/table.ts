import type { CodeName } from '../table.ts';
import { brokenDocs } from './broken.ts';
import { commandDocs } from './command.ts';
import { consoleDocs } from './console.ts';
import type { CodeDoc } from './doc.ts';
import { pageDocs } from './page.ts';
import { referenceDocs } from './reference.ts';
import { replayDocs } from './replay.ts';
import { schemaDocs } from './schema.ts';
import { serverDocs } from './server.ts';
import { yamlDocs } from './yaml.ts';

/** The explanation of every code. A code without one does not compile. */
export const docs: Readonly<Record<CodeName, CodeDoc>> = {
  ...yamlDocs,
  ...schemaDocs,
  ...serverDocs,
  ...referenceDocs,
  ...brokenDocs,
  ...pageDocs,
  ...consoleDocs,
  ...commandDocs,
  ...replayDocs,
};
