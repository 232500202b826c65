import { codes } from 'kubernetes-guide-verify/codes';

/** Addresses below the base that no page of `content/` and no manifest has; links may lead there. */
export const ROUTES: readonly string[] = [
  'manifests.zip',
  'print/',
  'llms.txt',
  'llms-full.txt',
  ...Object.keys(codes).map((code) => `diagnostics/${code}/`),
];
