import { apiServerFactory } from './api-server.ts';
import { nodeAssets } from './assets-node.ts';

/**
 * Starts an API server.
 *
 * @throws Error when the version is not shipped, a range is not one, or the engine cannot be read.
 */
export const createApiServer = apiServerFactory(nodeAssets);

export type * from './types.ts';
export { kubernetesVersion } from './version.ts';
