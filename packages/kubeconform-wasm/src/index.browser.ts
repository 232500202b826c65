import { browserAssets } from './assets-browser.ts';
import { schemaReader } from './definitions.ts';
import { kubeconformFactory } from './kubeconform.ts';

const reader = schemaReader(browserAssets);

export const { loadDefinitions, kinds, descriptions } = reader;

/**
 * Makes a validator for one Kubernetes version.
 *
 * @throws Error when the version is not shipped and no `schemas` are given, or when an asset cannot be fetched.
 */
export const createKubeconform = kubeconformFactory(browserAssets, reader);

export type * from './types.ts';
export { kubernetesVersions } from './versions.ts';
