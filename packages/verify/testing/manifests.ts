import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../manifests');

/** The project's own manifests, those that are wrong on purpose aside, by path below `manifests/`, in order. */
export function ownManifests(): (readonly [file: string, text: string])[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('broken'))
    .sort()
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]);
}
