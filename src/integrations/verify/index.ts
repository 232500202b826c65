export { verify } from './integration.ts';
