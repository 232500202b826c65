import { nodeAssets } from './assets-node.ts';
import { schemaReader } from './definitions.ts';
import { kubeconformFactory } from './kubeconform.ts';

const reader = schemaReader(nodeAssets);

export const { loadDefinitions, kinds, descriptions } = reader;

/**
 * Makes a validator for one Kubernetes version.
 *
 * @throws Error when the version is not shipped and no `schemas` are given, or when an asset cannot be read.
 */
export const createKubeconform = kubeconformFactory(nodeAssets, reader);

export type * from './types.ts';
export { kubernetesVersions } from './versions.ts';
