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

type Query = (name: string) => string;
type Handler = (query: Query, request: ServedRequest, server: Server) => Answer | Promise<Answer>;

interface Server {
  readonly process: Process;
  readonly started: number;
  log(text: string): void;
}

/** agnhost's web server: https://github.com/kubernetes/kubernetes/tree/master/test/images/agnhost */
export async function netexec(process: Process): Promise<number> {
  const { values } = readOptions(process.argv.slice(1), FLAGS);
  const port = Number(values.get('http-port') ?? 8080);
  const server: Server = {
    process,
    started: process.clock.now(),
    log: (text) => process.stdout(`${klogHead(process)} ${text}\n`),
  };
  process.listen(port, async (request) => await serve(server, request));
  server.log(`Started HTTP server on port ${port}`);
  server.log(`Started UDP server on port  ${values.get('udp-port') ?? 8081}`);
  await process.terminated;
  // It goes on answering while it waits.
  const delay = Number(values.get('delay-shutdown') ?? 0);
  if (delay > 0) await process.clock.sleep(delay * 1000, process.signal);
  return 0;
}

function klogHead(process: Process): string {
  const iso = new Date(process.clock.now()).toISOString();
  return `I${iso.slice(5, 7)}${iso.slice(8, 10)} ${iso.slice(11, 23)}000       1 log.go:244]`;
}

async function serve(server: Server, request: ServedRequest): Promise<LabResponse | undefined> {
  const url = new URL(request.target, 'http://pod');
  const path = Object.hasOwn(routes, url.pathname) ? url.pathname : '/';
  const [logged, handler] = routes[path] as Route;
  const query = (name: string) => url.searchParams.get(name) ?? '';
  server.log(
    `GET ${path}${logged.length > 0 ? `?${logged.map((name) => `${name}=${query(name)}`).join('&')}` : ''}`,
  );
  const answer = await handler(query, request, server);
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

/** The parameters that a request's log line names, and what answers it. */
type Route = readonly [logged: readonly string[], handler: Handler];

const now: Handler = (_query, _request, { process, started }) => {
  const at = process.clock.now();
  return { body: `NOW: ${goTime(at)} m=+${((at - started) / 1000).toFixed(9)}` };
};
const hostname: Handler = (_query, _request, { process }) => ({ body: process.hostname });

const routes: Readonly<Record<string, Route>> = {
  '/': [[], now],
  '/hostname': [[], hostname],
  '/hostName': [[], hostname],
  '/clientip': [[], (_query, request) => ({ body: request.client })],
  '/healthz': [[], () => ({})],
  '/readyz': [[], () => ({ body: 'ok' })],
  '/header': [['key'], header],
  '/echo': [['msg', 'code'], echo],
  '/exit': [['code', 'timeout', 'wait'], exit],
  '/redirect': [
    ['msg', 'code'],
    (query) => ({
      status: Number(query('code')) || 302,
      headers: { 'content-type': 'text/html; charset=utf-8', location: '/' },
      body: '<a href="/">Found</a>.\n\n',
    }),
  ],
  '/shell': [['cmd'], shell],
  '/dial': [['host', 'protocol', 'port', 'request', 'tries'], dial],
  '/envvar': [['var'], (query, _request, { process }) => ({ body: process.env.get(query('var')) ?? '' })],
};

function header(query: Query, request: ServedRequest): Answer {
  const name = query('key').toLowerCase();
  // Go keeps Host out of the header map.
  return { body: name === 'host' ? '' : (request.headers[name] ?? '') };
}

function echo(query: Query): Answer {
  const code = query('code');
  if (code === '') return { body: query('msg') };
  if (!/^\d+$/.test(code)) return { body: `argument 'code' must be an integer or empty, got "${code}"\n` };
  return { status: Number(code), body: query('msg') };
}

/** Ends the container's first process, and with it everything in the container. */
async function exit(query: Query, _request: ServedRequest, { process, log }: Server): Promise<Answer> {
  const wait = /^(\d+)(ms|s|m)?$/.exec(query('wait'));
  const unit = { ms: 1, s: 1000, m: 60_000 }[(wait?.[2] ?? 's') as 's'];
  const milliseconds = wait ? Number(wait[1]) * unit : 0;
  const code = Number(query('code'));
  const valid = Number.isInteger(code) && code >= 0 && code <= 127 ? code : 0;
  const pause = `${milliseconds / 1000}s`;
  log(`Will begin shutdown in ${pause}, allowing 0s for connections to close, then will exit with ${valid}`);
  if (milliseconds > 0) await process.clock.sleep(milliseconds, process.signal);
  process.exit(valid);
  return { broken: true };
}

async function shell(query: Query, _request: ServedRequest, { process, log }: Server): Promise<Answer> {
  let output = '';
  const collect = (data: string) => {
    output += data;
  };
  const argv = ['/bin/sh', '-c', query('cmd') || query('shellCommand')];
  const code = await process.run(argv, { stdout: collect, stderr: collect });
  const answer = { ...(code !== 0 && { error: `exit status ${code}` }), ...(output && { output }) };
  log(
    `Output: map[${Object.entries(answer)
      .map(([key, value]) => `${key}:${value}`)
      .join(' ')}]`,
  );
  return { body: JSON.stringify(answer) };
}

/** Makes the Pod call another host: resolves once, then a new connection for every try. */
async function dial(query: Query, _request: ServedRequest, { process }: Server): Promise<Answer> {
  const host = query('host');
  const port = query('port');
  const tries = Number(query('tries')) || 1;
  const target = `/${encodeURI(query('request')).replace(/^\//, '')}`;
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
  return { body: JSON.stringify(answer) };
}
