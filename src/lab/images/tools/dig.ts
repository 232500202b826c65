import type { DnsRecord, DnsReply, RecordType } from '../../cluster/dns/message.ts';
import { candidates } from '../../cluster/dns/resolver.ts';
import type { Program } from '../process.ts';

const VERSION = '9.18.41';
const TYPES: readonly string[] = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'NS', 'SOA', 'TXT', 'MX', 'ANY'];

interface Request {
  readonly name: string;
  readonly type: RecordType;
  readonly server?: string;
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
}

function read(argv: readonly string[]): Request {
  const on = new Set<string>();
  const off = new Set<string>();
  let name = '.';
  let type: RecordType = 'A';
  let server: string | undefined;
  const words = argv.slice(1);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    if (word.startsWith('+no')) {
      off.add(word.slice(3));
      on.delete(word.slice(3));
      if (word === '+noall')
        for (const part of ['question', 'answer', 'authority', 'additional', 'comments', 'cmd', 'stats'])
          off.add(part);
    } else if (word.startsWith('+')) {
      on.add(word.slice(1));
      off.delete(word.slice(1));
    } else if (word.startsWith('@')) server = word.slice(1);
    else if (word === '-x') {
      name = `${(words[++index] ?? '').split('.').reverse().join('.')}.in-addr.arpa`;
      type = 'PTR';
    } else if (word === '-t') type = (words[++index] ?? 'A').toUpperCase() as RecordType;
    else if (TYPES.includes(word.toUpperCase())) type = word.toUpperCase() as RecordType;
    else if (!word.startsWith('-')) name = word;
  }
  return { name, type, on, off, ...(server && { server }) };
}

const NAMES = new Set<RecordType>(['CNAME', 'PTR', 'NS', 'SRV']);

function data(record: DnsRecord): string {
  if (record.type === 'SOA') return record.data.replace(/^(\S+) (\S+)/, '$1. $2.');
  return NAMES.has(record.type) ? `${record.data}.` : record.data;
}

function line(record: DnsRecord): string {
  return `${record.name}.\t${record.ttl}\tIN\t${record.type}\t${data(record)}\n`;
}

/** `dig`: one name as it is, unless `+search` is given. */
export const dig: Program = async (process) => {
  const request = read(process.argv);
  const config = process.resolver.config();
  const server = request.server ?? config.servers[0] ?? '127.0.0.1';
  const search = request.on.has('search') && !request.on.has('nosearch');
  const names = search ? candidates(request.name, config) : [request.name.replace(/\.$/, '')];
  const short = request.on.has('short');
  if (!short && !request.off.has('cmd')) {
    process.stdout(
      `\n; <<>> DiG ${VERSION} <<>> ${process.argv.slice(1).join(' ')}\n;; global options: +cmd\n`,
    );
  }
  for (const name of names) {
    const started = process.clock.now();
    const reply = request.server
      ? await process.network.ask(server, { name, type: request.type })
      : await process.resolver.ask(name, request.type, process.signal);
    if (reply === undefined || reply === 'refused') {
      const why = reply === 'refused' ? 'connection refused' : 'timed out';
      process.stdout(`;; communications error to ${server}#53: ${why}\n\n;; no servers could be reached\n`);
      return 9;
    }
    const last = name === names.at(-1) || reply.rcode !== 'NXDOMAIN';
    if (!last && !request.on.has('showsearch')) continue;
    if (short) process.stdout(reply.answers.map((record) => `${data(record)}\n`).join(''));
    else process.stdout(full(request, name, reply, server, process.clock.now() - started, started));
    if (last) break;
  }
  return 0;
};

function full(
  request: Request,
  name: string,
  reply: DnsReply,
  server: string,
  elapsed: number,
  now: number,
): string {
  const { off } = request;
  let text = '';
  const counts = `QUERY: 1, ANSWER: ${reply.answers.length}, AUTHORITY: ${reply.authority.length}, ADDITIONAL: ${reply.additional.length + 1}`;
  if (!off.has('comments')) {
    text += ';; Got answer:\n';
    if (/\.local$/.test(name)) {
      text += ';; WARNING: .local is reserved for Multicast DNS\n';
      text += ';; You are currently testing what happens when an mDNS query is leaked to DNS\n';
    }
    const id = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65536, 7);
    text += `;; ->>HEADER<<- opcode: QUERY, status: ${reply.rcode}, id: ${id}\n`;
    text += `;; flags: qr ${reply.recursionAvailable ? 'rd ra' : 'aa rd'}; ${counts}\n`;
    if (!reply.recursionAvailable) text += ';; WARNING: recursion requested but not available\n';
    text += '\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n';
  }
  if (!off.has('question')) text += `;; QUESTION SECTION:\n;${name}.\t\tIN\t${request.type}\n\n`;
  const sections = [
    ['answer', 'ANSWER', reply.answers],
    ['authority', 'AUTHORITY', reply.authority],
    ['additional', 'ADDITIONAL', reply.additional],
  ] as const;
  for (const [key, title, records] of sections) {
    if (off.has(key) || records.length === 0) continue;
    if (!off.has('comments')) text += `;; ${title} SECTION:\n`;
    text += records.map(line).join('');
    if (!off.has('comments')) text += '\n';
  }
  if (!off.has('stats')) {
    text += `;; Query time: ${Math.round(elapsed)} msec\n;; SERVER: ${server}#53(${server}) (UDP)\n`;
    text += `;; WHEN: ${new Date(now).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 UTC $4')}\n`;
    text += ';; MSG SIZE  rcvd: 143\n\n';
  }
  return text;
}
