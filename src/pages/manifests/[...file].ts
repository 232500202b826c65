import type { APIRoute, GetStaticPaths } from 'astro';
import { MANIFESTS } from '../../utils/manifest-files.ts';

export const getStaticPaths = (() =>
  [...MANIFESTS.keys()].map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

/** The manifest itself, byte for byte: what `kubectl apply -f URL` reads. */
export const GET: APIRoute = ({ params }) =>
  new Response(MANIFESTS.get(params['file'] ?? ''), {
    headers: { 'Content-Type': 'text/yaml; charset=utf-8' },
  });
