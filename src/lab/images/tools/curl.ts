import type { LabResponse } from '../../api.ts';
import type { Process, Program } from '../process.ts';
import { byteLength } from './http.ts';
import { forever, within } from './limit.ts';
import { type Options, readOptions } from './options.ts';

/** What differs between versions of curl in what it says. */
export interface CurlVersion {
  readonly version: string;
  /** How it says that nobody took the connection. */
  readonly refused: string;
}

/** The curl of Alpine 3.21, which the public agnhost is built on. */
const ALPINE: CurlVersion = { version: '8.12.1', refused: 'Could not connect to server' };

const FLAGS: Readonly<Record<string, string>> = {
  s: 'silent',
  silent: 'silent',
  S: 'show-error',
  'show-error': 'show-error',
  f: 'fail',
  fail: 'fail',
  i: 'include',
  include: 'include',
  'show-headers': 'include',
  I: 'head',
  head: 'head',
  v: 'verbose',
  verbose: 'verbose',
  L: 'location',
  location: 'location',
  k: 'insecure',
  insecure: 'insecure',
  4: 'ipv4',
  ipv4: 'ipv4',
  g: 'globoff',
  globoff: 'globoff',
  m: 'max-time=',
  'max-time': 'max-time=',
  'connect-timeout': 'connect-timeout=',
  o: 'output=',
  output: 'output=',
  w: 'write-out=',
  'write-out': 'write-out=',
  H: 'header=',
  header: 'header=',
  X: 'request=',
  request: 'request=',
  d: 'data=',
  data: 'data=',
  A: 'user-agent=',
  'user-agent': 'user-agent=',
  u: 'user=',
  resolve: 'resolve=',
  retry: 'retry=',
  'retry-delay': 'retry-delay=',
  'retry-connrefused': 'retry-connrefused',
  'no-progress-meter': 'no-progress-meter',
  N: 'no-buffer',
  'no-keepalive': 'no-keepalive',
};

/** Exit codes of curl: https://curl.se/docs/manpage.html#EXIT */
const CODE = {
  usage: 2,
  url: 3,
  protocol: 1,
  resolve: 6,
  refused: 7,
  http: 22,
  timeout: 28,
  empty: 52,
} as const;

interface Failure {
  readonly code: number;
  readonly message: string;
}

interface Exchange {
  readonly response: LabResponse;
  readonly method: string;
  readonly url: URL;
  readonly address: string;
  readonly port: number;
}

/** `curl`, as far as HTTP without TLS and the options that the pages use go; anything else is refused as unknown. */
export const curl: Program = curlOf(ALPINE);

/** The same, speaking as another version does. */
export function curlOf(version: CurlVersion): Program {
  return async (process) => await run(process, version);
}

async function run(process: Process, version: CurlVersion): Promise<number> {
  const options = readOptions(process.argv.slice(1), FLAGS);
  if (options.unknown) {
    process.stderr(
      `curl: option ${options.unknown}: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
    );
    return CODE.usage;
  }
  if (options.operands.length === 0) {
    process.stderr("curl: try 'curl --help' or 'curl --manual' for more information\n");
    return CODE.usage;
  }
  let code = 0;
  for (const operand of options.operands) code = await transfer(process, options, operand, version);
  return code;
}

async function transfer(
  process: Process,
  options: Options,
  operand: string,
  version: CurlVersion,
): Promise<number> {
  const { values } = options;
  const started = process.clock.now();
  const seconds = Number(values.get('max-time') ?? 0);
  const limit = seconds > 0 ? seconds * 1000 : undefined;
  const stage: { at: 'resolving' | 'connecting' | 'waiting' } = { at: 'resolving' };
  const outcome = await within(process.clock, limit, process.signal, (signal) =>
    follow(process, options, operand, version, stage, signal),
  );
  let failure: Failure | undefined;
  let exchange: Exchange | undefined;
  if (!outcome.done) {
    if (process.signal.aborted) return 137;
    const elapsed = Math.round(process.clock.now() - started);
    failure = { code: CODE.timeout, message: timedOut(stage.at, elapsed) };
  } else if ('message' in outcome.value) failure = outcome.value;
  else exchange = outcome.value;

  const { silent, loud } = { silent: values.has('silent'), loud: values.has('show-error') };
  if (exchange && values.has('fail') && exchange.response.status >= 400) {
    failure = { code: CODE.http, message: `The requested URL returned error: ${exchange.response.status}` };
  }
  if (!silent && !values.has('no-progress-meter') && (values.has('output') || failure || !process.tty)) {
    progress(process, failure ? undefined : exchange?.response);
  }
  if (exchange && !(failure && values.has('fail'))) deliver(process, options, exchange);
  if (values.has('write-out')) {
    process.stdout(writeOut(values.get('write-out') ?? '', exchange, failure, process.clock.now() - started));
  }
  if (!failure) return 0;
  if (!silent || loud) process.stderr(`curl: (${failure.code}) ${failure.message}\n`);
  return failure.code;
}

function timedOut(stage: 'resolving' | 'connecting' | 'waiting', elapsed: number): string {
  if (stage === 'resolving') return `Resolving timed out after ${elapsed} milliseconds`;
  if (stage === 'connecting') return `Connection timed out after ${elapsed} milliseconds`;
  return `Operation timed out after ${elapsed} milliseconds with 0 bytes received`;
}

function parseUrl(text: string): URL | Failure {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    const url = new URL(withScheme);
    if (url.protocol === 'http:') return url;
    const name = url.protocol.slice(0, -1);
    return { code: CODE.protocol, message: `Protocol "${name}" not supported` };
  } catch {
    return { code: CODE.url, message: 'URL using bad/illegal format or missing URL' };
  }
}

async function follow(
  process: Process,
  options: Options,
  operand: string,
  version: CurlVersion,
  stage: { at: 'resolving' | 'connecting' | 'waiting' },
  signal: AbortSignal,
): Promise<Exchange | Failure> {
  let target = operand;
  for (let hops = 0; ; hops++) {
    const url = parseUrl(target);
    if ('message' in url) return url;
    const result = await once(process, options, url, hostOf(target), version, stage, signal);
    if ('message' in result) return result;
    const location = result.response.headers['location'];
    const redirect = result.response.status >= 300 && result.response.status < 400 && location;
    if (!redirect || !options.values.has('location') || hops >= 50) return result;
    target = new URL(location, url).href;
  }
}

/** The host as it was typed: the URL class lowers it and drops what it takes for a default. */
function hostOf(text: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?([^/?#:]*)/i.exec(text)?.[1] ?? '';
}

async function once(
  process: Process,
  { values, lists }: Options,
  url: URL,
  host: string,
  version: CurlVersion,
  stage: { at: 'resolving' | 'connecting' | 'waiting' },
  signal: AbortSignal,
): Promise<Exchange | Failure> {
  const started = process.clock.now();
  const verbose = values.has('verbose');
  const note = (text: string) => verbose && process.stderr(`* ${text}\n`);
  const port = Number(url.port) || 80;
  stage.at = 'resolving';
  const fixed = (lists.get('resolve') ?? [])
    .map((entry) => entry.split(':'))
    .find(([name, at]) => name === host && Number(at) === port)?.[2];
  const addresses = fixed ? [fixed] : await process.resolver.addresses(host, signal);
  if (typeof addresses === 'string') {
    note(`Could not resolve host: ${host}`);
    return { code: CODE.resolve, message: `Could not resolve host: ${host}` };
  }
  note(`Host ${host}:${port} was resolved.`);
  note('IPv6: (none)');
  note(`IPv4: ${addresses.join(', ')}`);
  stage.at = 'connecting';
  let connection: ReturnType<Process['network']['connect']> = 'refused';
  let address = '';
  for (address of addresses) {
    note(`  Trying ${address}:${port}...`);
    connection = process.network.connect(address, port);
    if (connection === 'silent') await silence(process, values.get('connect-timeout'), signal);
    if (connection !== 'refused') break;
    note(`connect to ${address} port ${port} from ${process.address} port 0 failed: Connection refused`);
  }
  if (connection === 'silent') {
    const elapsed = Math.round(process.clock.now() - started);
    return { code: CODE.timeout, message: timedOut('connecting', elapsed) };
  }
  if (connection === 'refused') {
    const message = `Failed to connect to ${host} port ${port} after ${Math.max(1, Math.round(process.clock.now() - started))} ms: ${version.refused}`;
    note(message);
    note('closing connection #0');
    return { code: CODE.refused, message };
  }
  note(`Connected to ${host} (${address}) port ${port}`);
  stage.at = 'waiting';
  const headers = requestHeaders(values, lists.get('header') ?? [], host, url, version);
  const body = values.get('data') ?? '';
  const method = values.get('request') ?? (values.has('head') ? 'HEAD' : values.has('data') ? 'POST' : 'GET');
  const path = url.pathname + url.search;
  note('using HTTP/1.x');
  if (verbose) {
    const lines = [`${method} ${path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), ''];
    process.stderr(lines.map((line) => `> ${line}\n`).join(''));
    note('Request completely sent off');
  }
  const response = await connection.exchange({
    method,
    target: path,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body,
  });
  if (!response) {
    note('Empty reply from server');
    note('shutting down connection #0');
    return { code: CODE.empty, message: 'Empty reply from server' };
  }
  if (verbose)
    process.stderr(
      `${head(response)
        .map((line) => `< ${line}\n`)
        .join('')}`,
    );
  note(`Connection #0 to host ${host} left intact`);
  return { response, method, url, address, port };
}

async function silence(
  process: Process,
  connectTimeout: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  // The kernel gives up after about two minutes (tcp_syn_retries 6).
  const limit = connectTimeout === undefined ? 135_000 : Number(connectTimeout) * 1000;
  await Promise.race([process.clock.sleep(limit, signal), forever(signal)]);
}

function requestHeaders(
  values: ReadonlyMap<string, string>,
  extra: readonly string[],
  host: string,
  url: URL,
  { version }: CurlVersion,
): [string, string][] {
  const headers: [string, string][] = [
    ['Host', url.port ? `${host}:${url.port}` : host],
    ['User-Agent', values.get('user-agent') ?? `curl/${version}`],
    ['Accept', '*/*'],
  ];
  if (values.has('data')) {
    headers.push(['Content-Length', String(byteLength(values.get('data') ?? ''))]);
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  for (const line of extra) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    const index = headers.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
    if (index < 0) headers.push([name, value]);
    else if (value === '') headers.splice(index, 1);
    else headers[index] = [name, value];
  }
  return headers;
}

function titled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function head({ status, statusText, headers }: LabResponse): string[] {
  return [
    `HTTP/1.1 ${status} ${statusText}`,
    ...Object.entries(headers).map(([name, value]) => `${titled(name)}: ${value}`),
    '',
  ];
}

function deliver(process: Process, { values }: Options, { response, method }: Exchange): void {
  const shown = values.has('include') || values.has('head') ? `${head(response).join('\r\n')}\r\n` : '';
  const text = method === 'HEAD' ? shown : shown + response.body;
  const file = values.get('output');
  if (file === undefined || file === '-') process.stdout(text);
  else if (file !== '/dev/null') process.files.write(file, text);
}

/** The table that curl draws on stderr while it works, as it stands at the end. */
function progress(process: Process, response: LabResponse | undefined): void {
  const size = response ? byteLength(response.body) : 0;
  const number = (value: number, width = 5) => String(value).padStart(width);
  const line = (percent: number, value: number) =>
    `\r${number(percent, 3)} ${number(value)} ${number(percent, 4)} ${number(value)}    0     0 ${number(value * 100, 6)}      0 --:--:-- --:--:-- --:--:-- ${number(value * 100)}`;
  process.stderr(
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
      '                                 Dload  Upload   Total   Spent    Left  Speed\n' +
      `${line(0, 0)}${size > 0 ? line(100, size) : ''}\n`,
  );
}

function writeOut(
  format: string,
  exchange: Exchange | undefined,
  failure: Failure | undefined,
  elapsed: number,
): string {
  const seconds = (elapsed / 1000).toFixed(6);
  const variables: Readonly<Record<string, string>> = {
    http_code: String(exchange?.response.status ?? 0).padStart(3, '0'),
    response_code: String(exchange?.response.status ?? 0).padStart(3, '0'),
    remote_ip: exchange?.address ?? '',
    remote_port: String(exchange?.port ?? 0),
    time_total: seconds,
    time_connect: exchange ? seconds : '0.000000',
    time_namelookup: exchange ? seconds : '0.000000',
    size_download: String(exchange ? byteLength(exchange.response.body) : 0),
    url_effective: exchange?.url.href ?? '',
    content_type: exchange?.response.headers['content-type'] ?? '',
    exitcode: String(failure?.code ?? 0),
    errormsg: failure?.message ?? '',
    method: exchange?.method ?? '',
    num_redirects: '0',
  };
  return format
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replaceAll('\\r', '\r')
    .replace(/%\{(\w+)\}/g, (_, name: string) => variables[name] ?? '')
    .replaceAll('%%', '%');
}
