import type { DnsRecord, DnsReply, RecordType } from '../../cluster/dns/message.ts';
import { candidates } from '../../cluster/dns/resolver.ts';
import type { Process, Program } from '../process.ts';

const RECURSION = (server: string) => `;; Got recursion not available from ${server}\n`;

interface Question {
  readonly name: string;
  readonly types: readonly RecordType[];
  readonly server?: string;
}

function readQuestion(argv: readonly string[]): Question | undefined {
  const words = argv.slice(1);
  const options = words.filter((word) => word.startsWith('-'));
  const [name, server] = words.filter((word) => !word.startsWith('-'));
  const type = options.map((word) => /^-(?:query|querytype|type|q)=(\w+)$/i.exec(word)?.[1]).find(Boolean);
  if (!name) return undefined;
  const types = type ? [type.toUpperCase() as RecordType] : (['A', 'AAAA'] as const);
  return { name: reversed(name) ?? name, types: reversed(name) ? ['PTR'] : types, ...(server && { server }) };
}

function reversed(name: string): string | undefined {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(name)
    ? `${name.split('.').reverse().join('.')}.in-addr.arpa`
    : undefined;
}

function answerLines(record: DnsRecord, dot: string): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return `Name:\t${record.name}\nAddress: ${record.data}\n`;
    case 'CNAME':
      return `${record.name}\tcanonical name = ${record.data}${dot}\n`;
    case 'SRV':
      return `${record.name}\tservice = ${record.data}${dot}\n`;
    case 'PTR':
      return `${record.name}\tname = ${record.data}${dot}\n`;
    default:
      return `${record.name}\t${record.type.toLowerCase()} = ${record.data}\n`;
  }
}

type Reply = DnsReply | 'refused' | undefined;

async function asked(process: Process, question: Question, name: string, type: RecordType): Promise<Reply> {
  if (!question.server) return await process.resolver.ask(name, type, process.signal);
  return await process.network.ask(question.server, { name, type });
}

function unreachable(process: Process, server: string, refused: boolean): number {
  if (refused)
    process.stderr(`;; UDP setup with ${server}#53(${server}) for that name failed: connection refused.\n`);
  process.stdout(';; connection timed out; no servers could be reached\n\n');
  return 1;
}

/** nslookup of ISC BIND 9.18: walks the search list, stops at the first name that exists. */
export const iscNslookup: Program = async (process) => {
  const question = readQuestion(process.argv);
  if (!question) return 1;
  const config = process.resolver.config();
  const server = question.server ?? config.servers[0] ?? '127.0.0.1';
  const head = `Server:\t\t${server}\nAddress:\t${server}#53\n\n`;
  // nslookup asks with ndots:1 for names that look complete only when they end in a dot.
  const names = candidates(question.name, config);
  let notes = '';
  for (const name of names) {
    const [first = 'A', ...more] = question.types;
    const reply = await asked(process, question, name, first);
    if (reply === undefined || reply === 'refused') return unreachable(process, server, reply === 'refused');
    if (!reply.recursionAvailable) notes += RECURSION(server);
    if (reply.rcode === 'NXDOMAIN' && name !== names.at(-1)) continue;
    if (reply.rcode === 'NXDOMAIN') {
      process.stdout(`${notes}${head}** server can't find ${question.name}: NXDOMAIN\n\n`);
      return 1;
    }
    process.stdout(notes + head);
    process.stdout(reply.answers.map((record) => answerLines(record, '.')).join(''));
    if (reply.answers.length === 0 && more.length === 0) {
      process.stdout(`*** Can't find ${name}: No answer\n`);
    }
    for (const type of more) {
      const last = reply.answers.at(-1)?.type === 'A' ? (reply.answers.at(-1)?.name ?? name) : name;
      const next = await asked(process, question, last, type);
      if (next === undefined || next === 'refused') continue;
      if (!next.recursionAvailable) process.stdout(RECURSION(server));
      const fresh = next.answers.filter((record) => record.type === type);
      process.stdout(fresh.map((record) => answerLines(record, '.')).join(''));
    }
    process.stdout('\n');
    return 0;
  }
  return 1;
};

/** nslookup of BusyBox: asks for every suffix at once when the name has no dot, and never searches when it has one. */
export const busyboxNslookup: Program = async (process) => {
  const question = readQuestion(process.argv);
  if (!question) return 1;
  const config = process.resolver.config();
  const server = question.server ?? config.servers[0] ?? '127.0.0.1';
  const bare = !question.name.includes('.');
  const plain = question.name.replace(/\.$/, '');
  const names =
    bare && config.search.length > 0 ? config.search.map((suffix) => `${question.name}.${suffix}`) : [plain];
  process.stdout(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`);
  let failed = 0;
  for (const name of names) {
    for (const type of question.types) {
      const reply = await asked(process, question, name, type);
      if (reply === undefined || reply === 'refused') {
        if (reply === 'refused') process.stderr(`nslookup: write to '${server}': Connection refused\n`);
        process.stdout(';; connection timed out; no servers could be reached\n\n');
        return 1;
      }
      if (reply.rcode === 'NXDOMAIN') {
        failed++;
        process.stdout(`** server can't find ${name}: NXDOMAIN\n\n`);
      } else process.stdout(`${reply.answers.map((record) => answerLines(record, '')).join('')}\n`);
    }
  }
  return failed > 0 ? 1 : 0;
};
