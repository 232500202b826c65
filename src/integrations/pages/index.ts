export { finishedPages } from './integration.ts';
