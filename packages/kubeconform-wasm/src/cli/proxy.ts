import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';

/** The proxy for an address by HTTP_PROXY, HTTPS_PROXY and NO_PROXY, as Go's http.ProxyFromEnvironment reads them. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const proxy = env[name] || env[name.toLowerCase()];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!proxy || host === 'localhost' || host === '::1' || host.startsWith('127.')) return undefined;
  const excepted = (env['NO_PROXY'] || env['no_proxy'] || '').split(',').map((entry) => entry.trim());
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (excepted.some((entry) => matches(entry, host, port))) return undefined;
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const [, name = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(entry)!;
  if (wanted !== undefined && wanted !== port) return false;
  const bare = name.replace(/^\*?\./, '');
  return host.endsWith(`.${bare}`) || (host === bare && bare === name);
}

/** Asks a proxy for a connection to the host of an https address. */
export function tunnel(proxy: URL, url: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const target = `${url.hostname}:${url.port || '443'}`;
    httpRequest({
      host: proxy.hostname,
      port: proxy.port || '80',
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...credentials(proxy) },
    })
      .on('connect', (response, socket) => {
        if (response.statusCode === 200) resolve(socket);
        else reject(new Error(response.statusMessage));
      })
      .on('error', reject)
      .end();
  });
}

/** The header that a proxy with a name and a password wants. */
export function credentials(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
