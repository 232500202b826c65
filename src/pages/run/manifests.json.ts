import type { APIRoute } from 'astro';
import { MANIFESTS } from '../../utils/manifest-files.ts';

/** Every manifest by name: the files of the folder in which the reader's commands run. */
export const GET: APIRoute = () => Response.json(Object.fromEntries(MANIFESTS));
