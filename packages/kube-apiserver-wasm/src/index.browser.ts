import { apiServerFactory } from './api-server.ts';
import { browserAssets } from './assets-browser.ts';

/**
 * Starts an API server.
 *
 * @throws Error when the version is not shipped, a range is not one, or the engine cannot be fetched.
 */
export const createApiServer = apiServerFactory(browserAssets);

export type * from './types.ts';
export { kubernetesVersion } from './version.ts';
