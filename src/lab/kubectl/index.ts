export { createKubectl, type KubectlOptions, SERVER } from './kubectl.ts';
