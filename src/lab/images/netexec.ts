import type { LabResponse } from '../api.ts';
import type { Process, ServedRequest } from './process.ts';
import { byteLength, httpDate, statusText } from './tools/http.ts';
import { forever, within } from './tools/limit.ts';
import { readOptions } from './tools/options.ts';

const FLAGS = {
  'http-port': 'http-port=',
  'udp-port': 'udp-port=',
  'sctp-port': 'sctp-port=',
  'delay-shutdown': 'delay-shutdown=',
  'http-override': 'http-override=',
  'tls-cert-file': 'tls-cert-file=',
  'tls-private-key-file': 'tls-private-key-file=',
} as const;

/** Milliseconds for one try of `/dial`. */
const DIAL_TIMEOUT = 5000;

interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead. */
  readonly broken?: boolean;
}

type Handler = (query: URLSearchParams, request: ServedRequest, server: Server) => Answer | Promise<Answer>;

interface Server {
  readonly process: Process;
  readonly started: number;
}

/** agnhost's web server: https://github.com/kubernetes/kubernetes/tree/master/test/images/agnhost */
export async function netexec(process: Process): Promise<number> {
  const { values } = readOptions(process.argv.slice(1), FLAGS);
  const port = Number(values.get('http-port') ?? 8080);
  const server: Server = { process, started: process.clock.now() };
  process.listen(port, async (request) => await serve(server, request));
  const log = (text: string) => process.stdout(`${klogHead(process)} ${text}\n`);
  log(`Started HTTP server on port ${port}`);
  log(`Started UDP server on port  ${values.get('udp-port') ?? 8081}`);
  await process.terminated;
  return 0;
}

function klogHead(process: Process): string {
  const iso = new Date(process.clock.now()).toISOString();
  return `I${iso.slice(5, 7)}${iso.slice(8, 10)} ${iso.slice(11, 23)}000       1 log.go:244]`;
}

async function serve(server: Server, request: ServedRequest): Promise<LabResponse | undefined> {
  const url = new URL(request.target, 'http://pod');
  const handler = handlers[url.pathname] ?? now;
  const answer = await handler(url.searchParams, request, server);
  if (answer.broken) return undefined;
  const { status = 200, body = '' } = answer;
  const headers: Record<string, string> = {
    ...answer.headers,
    date: httpDate(server.process.clock.now()),
    'content-length': String(byteLength(body)),
  };
  if (body !== '') headers['content-type'] ??= 'text/plain; charset=utf-8';
  return { status, statusText: statusText(status), headers, body: request.method === 'HEAD' ? '' : body };
}

/** Go's `http.Error`. */
function failure(status: number, text: string): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return { status, body: `${text}\n`, headers };
}

function goTime(milliseconds: number): string {
  const iso = new Date(milliseconds).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000000 +0000 UTC`;
}

const now: Handler = (_query, _request, { process, started }) => {
  const at = process.clock.now();
  return { body: `NOW: ${goTime(at)} m=+${((at - started) / 1000).toFixed(9)}` };
};

const handlers: Readonly<Record<string, Handler>> = {
  '/': now,
  '/hostname': (_query, _request, { process }) => ({ body: process.hostname }),
  '/hostName': (_query, _request, { process }) => ({ body: process.hostname }),
  '/clientip': (_query, request) => ({ body: request.client }),
  '/healthz': () => ({}),
  '/readyz': () => ({ body: 'ok' }),
  '/header': (query, request) => {
    const name = (query.get('key') ?? '').toLowerCase();
    // Go keeps Host out of the header map.
    return { body: name === 'host' ? '' : (request.headers[name] ?? '') };
  },
  '/echo': (query) => {
    const code = query.get('code');
    const status = code === null || code === '' ? 200 : Number(code);
    if (!Number.isInteger(status) || status < 100 || status > 999) {
      return failure(400, `argument 'code' must be integer or empty, got ${code}`);
    }
    return { status, body: query.get('msg') ?? '' };
  },
  '/exit': async (query, _request, { process }) => {
    const wait = /^(\d+)(ms|s|m)?$/.exec(query.get('wait') ?? '');
    if (wait)
      await process.clock.sleep(
        Number(wait[1]) * { ms: 1, s: 1000, m: 60_000 }[(wait[2] as 's') ?? 's'],
        process.signal,
      );
    const code = Number(query.get('code') ?? 0);
    process.exit(Number.isInteger(code) && code >= 0 && code <= 127 ? code : 0);
    return { broken: true };
  },
  '/redirect': (query) => ({
    status: Number(query.get('code') ?? 302),
    headers: { location: query.get('location') ?? '/' },
  }),
  '/shell': shell,
  '/dial': dial,
  '/shutdown': (_query, _request, { process }) => {
    process.exit(0);
    return { broken: true };
  },
};

async function shell(query: URLSearchParams, _request: ServedRequest, { process }: Server): Promise<Answer> {
  let output = '';
  const collect = (data: string) => {
    output += data;
  };
  const argv = ['sh', '-c', query.get('shellCommand') ?? query.get('cmd') ?? ''];
  const code = await process.run(argv, { stdout: collect, stderr: collect });
  const answer: Record<string, string> = {};
  if (output) answer['output'] = output;
  if (code !== 0) answer['error'] = `exit status ${code}`;
  return { body: JSON.stringify(answer) };
}

/** Makes the Pod call another host: resolves once, then a new connection for every try. */
async function dial(query: URLSearchParams, _request: ServedRequest, { process }: Server): Promise<Answer> {
  const host = query.get('host') ?? '';
  const port = query.get('port') ?? '';
  const tries = Number(query.get('tries') ?? 1) || 1;
  const target = `/${encodeURI(query.get('request') ?? '').replace(/^\//, '')}`;
  const addresses = await process.resolver.addresses(host, process.signal);
  if (typeof addresses === 'string') {
    const [server = ''] = process.resolver.config().servers;
    const why = addresses === 'missing' ? 'no such host' : `i/o timeout`;
    return failure(400, `host and/or port param are invalid. lookup ${host} on ${server}:53: ${why}`);
  }
  const [address = ''] = addresses;
  const responses: string[] = [];
  const errors: string[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const url = `http://${address}:${port}${target}`;
    const result = await within(process.clock, DIAL_TIMEOUT, process.signal, async (signal) => {
      const connection = process.network.connect(address, Number(port));
      if (connection === 'silent') await forever(signal);
      if (typeof connection === 'string') return `dial tcp ${address}:${port}: connect: connection refused`;
      const headers = { host: `${address}:${port}`, 'user-agent': 'Go-http-client/1.1' };
      return (await connection.exchange({ method: 'GET', target, headers, body: '' })) ?? 'EOF';
    });
    if (!result.done) {
      errors.push(`Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`);
    } else if (typeof result.value === 'string') errors.push(`Get "${url}": ${result.value}`);
    else responses.push(result.value.body);
  }
  const answer = { ...(errors.length > 0 && { errors }), ...(responses.length > 0 && { responses }) };
  return { body: JSON.stringify(answer), headers: { 'content-type': 'text/plain; charset=utf-8' } };
}
