import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PARTS = [
  'astro.config.mjs',
  'kubernetes.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'src',
  'content',
  'manifests',
  'public',
];

export interface ProjectCopy {
  readonly root: string;
  remove(): void;
}

/**
 * A copy of the project to change and to build. It lies inside of the project, where packages resolve as they do for
 * the original.
 */
export function copyProject(): ProjectCopy {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'site-'));
  for (const part of PARTS) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
