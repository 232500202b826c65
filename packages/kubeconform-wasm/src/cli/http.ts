import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, goWords } from './go-errors.ts';
import { credentials, proxyFor, tunnel } from './proxy.ts';

/** What came of asking for an address. `failed` is in the words of the native tool. */
export type Download =
  | { readonly type: 'body'; readonly body: Uint8Array }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly message: string };

const attempts = 3;
const longestWait = 30_000;
const mostRedirects = 10;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
}

/**
 * Gets an address, with two more attempts (after 1 and 2 seconds) when there is no answer or the server has a problem, as
 * kubeconform's pkg/loader/http.go does with go-retryablehttp. Never throws.
 *
 * @param insecure the server's certificate is not checked
 */
export async function download(address: string, insecure: boolean): Promise<Download> {
  let problem = '';
  let attempt = 0;
  let pause = 0;
  while (attempt < attempts) {
    await wait(pause);
    pause = Math.min(1000 * 2 ** attempt, longestWait);
    attempt++;
    try {
      const { status, headers, body } = await follow(new URL(address), insecure);
      if (status === 404) return { type: 'missing' };
      if (status === 200) return { type: 'body', body };
      if (status !== 429 && (status < 500 || status === 501)) {
        const message = `error while downloading schema at ${address} - received HTTP status ${status}`;
        return { type: 'failed', message };
      }
      problem = '';
      const seconds = Number(headers['retry-after']);
      if ((status === 429 || status === 503) && seconds >= 0) pause = seconds * 1000;
    } catch (cause) {
      problem = `: Get "${address}": ${networkWords(cause, new URL(address))}`;
      if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(errorCode(cause) ?? '')) break;
    }
  }
  const given = `GET ${address} giving up after ${attempt} attempt(s)${problem}`;
  return { type: 'failed', message: `failed downloading schema at ${address}: Get "${address}": ${given}` };
}

async function follow(url: URL, insecure: boolean): Promise<Answer> {
  let at = url;
  for (let redirects = 0; redirects < mostRedirects; redirects++) {
    const answer = await get(at, insecure);
    const { location } = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    at = new URL(location, at);
  }
  throw new Error('stopped after 10 redirects');
}

async function get(url: URL, insecure: boolean): Promise<Answer> {
  const proxy = proxyFor(url, process.env);
  const secure = url.protocol === 'https:';
  const headers = { 'user-agent': 'Go-http-client/1.1', host: url.host };
  const options = { headers, agent: false, rejectUnauthorized: !insecure };
  const request =
    proxy === undefined
      ? (secure ? httpsRequest : httpRequest)(url, options)
      : secure
        ? httpsRequest(url, {
            ...options,
            socket: await tunnel(proxy, url).catch(throughProxy),
          } as typeof options)
        : httpRequest({
            host: proxy.hostname,
            port: proxy.port || '80',
            path: url.href,
            headers: { ...headers, ...credentials(proxy) },
          });
  return new Promise((resolve, reject) => {
    request
      .on('response', (response) => {
        const parts: Uint8Array[] = [];
        response
          .on('data', (part: Uint8Array) => parts.push(part))
          .on('error', reject)
          .on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts),
            }),
          );
      })
      .on('error', reject)
      .end();
  });
}

class ProxyProblem extends Error {}

function throughProxy(cause: unknown): never {
  throw new ProxyProblem('', { cause });
}

/** Go's words for a connection that failed. */
function networkWords(problem: unknown, url: URL): string {
  if (problem instanceof ProxyProblem) {
    const proxy = proxyFor(url, process.env);
    return `proxyconnect tcp: ${networkWords(problem.cause, proxy ?? url)}`;
  }
  // With several addresses, Node gives the errors of all.
  const cause = problem instanceof AggregateError ? problem.errors[0] : problem;
  const code = errorCode(cause);
  if (code === 'ENOTFOUND') return `dial tcp: lookup ${url.hostname}: no such host`;
  const { syscall, address, port } = cause as { syscall?: string; address?: string; port?: number };
  if (syscall === 'connect') {
    const host = address?.includes(':') ? `[${address}]` : address;
    return `dial tcp ${host}:${port}: connect: ${goWords(cause)}`;
  }
  return goWords(cause);
}
