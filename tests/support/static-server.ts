import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const TEXT = /^text|json|xml/;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.yaml': 'text/yaml; charset=utf-8',
  '.zip': 'application/zip',
};

export interface StaticServer {
  /** Origin and base, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site as a static host does: `index.html` of folders, `404.html` for what is missing, nothing outside
 * of the base path.
 * @param root The folder `dist`.
 * @param base The base path the site was built with, e.g. `/guide/`.
 */
export async function serveStatic(root: string, base = '/'): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
    const inside = path.startsWith(base) ? normalize(join(root, path.slice(base.length))) : undefined;
    const file = inside?.startsWith(root) ? await existing(inside) : undefined;
    response.statusCode = file ? 200 : 404;
    const sent = file ?? join(root, '404.html');
    response.setHeader('Content-Type', TYPES[extname(sent)] ?? 'application/octet-stream');
    const gzip =
      TEXT.test(String(response.getHeader('Content-Type'))) &&
      /gzip/.test(String(request.headers['accept-encoding']));
    if (gzip) response.setHeader('Content-Encoding', 'gzip');
    const content = createReadStream(sent).on('error', () => response.end());
    (gzip ? content.pipe(createGzip()) : content).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function existing(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return existing(join(path, 'index.html'));
  return found ? path : undefined;
}
