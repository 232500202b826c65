import type { Program } from '../process.ts';
import { forever, within } from './limit.ts';
import { readOptions } from './options.ts';

const FLAGS = {
  q: 'quiet',
  O: 'output=',
  T: 'timeout=',
  timeout: 'timeout=',
  S: 'server-response',
  c: 'continue',
  Y: 'proxy=',
  spider: 'spider',
  header: 'header=',
  U: 'user-agent=',
} as const;

/** BusyBox wget. */
export const wget: Program = async (process) => {
  const { values, operands, unknown } = readOptions(process.argv.slice(1), FLAGS);
  const [text] = operands;
  if (unknown || !text) {
    process.stderr(unknown ? `wget: unrecognized option: ${unknown.replace(/^-+/, '')}\n` : '');
    process.stderr(
      'BusyBox v1.37.0 (2025-12-16 14:19:28 UTC) multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-T SEC] URL...\n',
    );
    return 1;
  }
  const url = new URL(/^[a-z]+:\/\//.test(text) ? text : `http://${text}`);
  const quiet = values.has('quiet');
  const port = Number(url.port) || 80;
  const addresses = await process.resolver.addresses(url.hostname, process.signal);
  if (typeof addresses === 'string') {
    process.stderr(`wget: bad address '${url.host}'\n`);
    return 1;
  }
  const [address = ''] = addresses;
  if (!quiet) process.stderr(`Connecting to ${url.host} (${address}:${port})\n`);
  const limit = Number(values.get('timeout') ?? 900) * 1000;
  const outcome = await within(process.clock, limit, process.signal, async (signal) => {
    const connection = process.network.connect(address, port);
    if (connection === 'silent') await forever(signal);
    if (typeof connection === 'string') return 'refused' as const;
    const headers = { host: url.host, 'user-agent': 'Wget', connection: 'close' };
    return await connection.exchange({ method: 'GET', target: url.pathname + url.search, headers, body: '' });
  });
  if (!outcome.done) {
    process.stderr('wget: download timed out\n');
    return 1;
  }
  const response = outcome.value;
  if (response === 'refused') {
    process.stderr(`wget: can't connect to remote host (${address}): Connection refused\n`);
    return 1;
  }
  if (!response) {
    process.stderr('wget: error getting response\n');
    return 1;
  }
  if (response.status >= 400) {
    process.stderr(`wget: server returned error: HTTP/1.1 ${response.status} ${response.statusText}\n`);
    return 1;
  }
  if (values.has('spider')) return 0;
  const file = values.get('output') ?? (url.pathname.split('/').at(-1) || 'index.html');
  if (file === '-') process.stdout(response.body);
  else {
    process.files.write(file, response.body);
    if (!quiet) process.stderr(`saving to '${file}'\n'${file}' saved\n`);
  }
  return 0;
};
