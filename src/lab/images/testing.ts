import type { DnsReply } from '../cluster/dns/message.ts';
import { resolver } from '../cluster/dns/resolver.ts';
import type { Socket } from '../cluster/network/socket.ts';
import { filesOf } from './files.ts';
import type { Image, Process, Served } from './process.ts';

/** What a program printed and how it ended. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** Servers by `address:port`; `silent` never answers. Everything else refuses. */
  readonly servers?: Readonly<Record<string, Served | 'silent'>>;
  /** A records by name. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const RESOLV =
  'search lab.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n';

/** Runs a program of an image alone, in a world made for it. Time passes as soon as somebody waits for it. */
export async function runIn(image: Image, argv: readonly string[], world: World = {}): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  let now = Date.UTC(2026, 10, 23, 9);
  const clock: Process['clock'] = {
    now: () => now,
    sleep: async (milliseconds) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      now += milliseconds;
    },
  };
  const socket: Socket = {
    connect(address, port) {
      const served = world.servers?.[`${address}:${port}`];
      if (served === undefined) return 'refused';
      if (served === 'silent') return 'silent';
      return { exchange: async (request) => await served({ ...request, client: '10.244.0.9:40000' }) };
    },
    async ask(_server, { name, type }): Promise<DnsReply> {
      const found = world.names?.[name];
      return {
        rcode: found ? 'NOERROR' : 'NXDOMAIN',
        answers: type === 'A' ? (found ?? []).map((data) => ({ name, type, ttl: 30, data })) : [],
        authority: [],
        additional: [],
        recursionAvailable: false,
      };
    },
    echoes: () => true,
  };
  const files = filesOf({
    '/etc/resolv.conf': RESOLV,
    '/etc/hosts': '127.0.0.1\tlocalhost\n',
    ...world.files,
  });
  const stopped = new AbortController();
  async function* input() {
    if (world.stdin) yield world.stdin;
  }
  const process: Process = {
    argv,
    env: new Map([
      ['HOME', '/root'],
      ['WHO', 'me'],
    ]),
    files,
    clock,
    hostname: 'pod-1',
    address: '10.244.0.9',
    user: 0,
    rawSockets: true,
    tty: false,
    stdin: input(),
    stdout: (data) => {
      stdout += data;
    },
    stderr: (data) => {
      stderr += data;
    },
    signal: stopped.signal,
    terminated: new Promise(() => {}),
    network: socket,
    resolver: resolver(
      socket,
      clock,
      () => files.read('/etc/resolv.conf') ?? '',
      () => files.read('/etc/hosts') ?? '',
    ),
    listen: () => {},
    serveNames: () => {},
    exit: () => stopped.abort(),
    async run(words, streams = {}) {
      const program = image.programs[words[0] ?? ''];
      if (program) return await program({ ...process, argv: words, ...streams } as Process);
      (streams.stderr ?? process.stderr)(`${words[0]}: not found\n`);
      return 127;
    },
  };
  const exit = await process.run(argv);
  return { exit, stdout, stderr };
}
