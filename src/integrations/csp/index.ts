export { csp } from './integration.ts';
