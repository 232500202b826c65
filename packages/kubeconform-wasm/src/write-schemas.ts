import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitKind } from './definitions.ts';
import { fileStem } from './registry.ts';
import { standaloneSchema } from './standalone.ts';
import type { Definitions } from './types.ts';

/** Which schemas to write. */
export interface WriteOptions {
  /** `1.37.2`, or `1.37` for the patch version that is shipped. */
  readonly kubernetesVersion: string;
  /** Unknown fields are errors; the folder's name then ends in `-strict`. Default: true. */
  readonly strict?: boolean;
}

/**
 * Writes the definitions the way kubeconform's default template looks for them:
 * `DIR/v1.37.2-standalone-strict/service-v1.json`, one self-contained schema a kind.
 *
 * @returns the folder that was written, and how many files.
 */
export async function writeDefinitions(
  dir: string,
  definitions: Definitions,
  strict: boolean,
): Promise<{ folder: string; files: number }> {
  const folder = join(dir, `v${definitions.kubernetesVersion}-standalone${strict ? '-strict' : ''}`);
  await mkdir(folder, { recursive: true });
  const kinds = Object.entries(definitions.kinds);
  await Promise.all(
    kinds.map(([kind, name]) => {
      const schema = standaloneSchema(definitions, name, strict);
      return writeFile(join(folder, `${fileStem(splitKind(kind))}.json`), `${JSON.stringify(schema)}\n`);
    }),
  );
  return { folder, files: kinds.length };
}
