import type { APIRoute } from 'astro';
import { strToU8, zipSync } from 'fflate';
import { MANIFESTS } from '../utils/manifest-files.ts';

// The earliest time a ZIP can hold: the archive depends on its content only.
const mtime = new Date(1980, 0, 1);

/** All manifests in one archive, in a folder `manifests/`. */
export const GET: APIRoute = () => {
  const entries = [...MANIFESTS].map(([name, text]) => [`manifests/${name}`, strToU8(text)] as const);
  const archive = zipSync(Object.fromEntries(entries), { mtime, level: 9 });
  return new Response(archive.slice(), { headers: { 'Content-Type': 'application/zip' } });
};
