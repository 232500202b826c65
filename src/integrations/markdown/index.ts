export { markdownTwins } from './integration.ts';
