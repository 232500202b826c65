import { nodeAssets } from './assets-node.ts';
import { schemaReader } from './definitions.ts';
import { kubeconformFactory } from './kubeconform.ts';
import { type WriteOptions, writeDefinitions } from './write-schemas.ts';

const reader = schemaReader(nodeAssets);

export const { loadDefinitions, kinds, descriptions } = reader;

/**
 * Makes a validator for one Kubernetes version.
 *
 * @throws Error when the version is not shipped and no `schemas` are given, or when an asset cannot be read.
 */
export const createKubeconform = kubeconformFactory(nodeAssets, reader);

/**
 * Writes the shipped schemas for the native tool: `kubeconform -strict -kubernetes-version 1.37.2 -schema-location DIR`.
 *
 * @throws Error when the version is not shipped or the folder cannot be written.
 */
export async function writeSchemas(
  dir: string,
  { kubernetesVersion, strict = true }: WriteOptions,
): Promise<{ folder: string; files: number }> {
  return writeDefinitions(dir, await reader.loadDefinitions(kubernetesVersion), strict);
}

export { limitCompileThreads } from './compile-threads.ts';
export type * from './types.ts';
export { kubernetesVersions } from './versions.ts';
export type { WriteOptions } from './write-schemas.ts';
