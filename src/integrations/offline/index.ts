export { makeWorker, offline } from './integration.ts';
