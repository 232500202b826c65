import type { ProcessContext } from '@ngrok/webernetes';
import type { Clock } from '../../api.ts';
import { filesOf, mounted } from '../../images/files.ts';
import { type Image, Killed, type Process, type Program, type Served } from '../../images/process.ts';
import type { DnsQuery, DnsReply } from '../dns/message.ts';
import { resolver } from '../dns/resolver.ts';
import type { Json } from '../json.ts';
import type { Network } from '../network/network.ts';
import type { Logs } from './logs.ts';
import { type Pipe, pipe } from './pipe.ts';
import type { Volumes } from './volumes.ts';

/** A container that runs, as exec, attach and port-forward find it. */
export interface Running {
  readonly podUid: string;
  readonly name: string;
  readonly address: string;
  readonly node: string;
  readonly stdin: Pipe;
  readonly attached: Set<(stream: 'stdout' | 'stderr', data: string) => void>;
  /** Resolves with the exit code of the first process. */
  readonly ended: Promise<number>;
  /** Starts another program in the container. */
  spawn(
    argv: readonly string[],
    streams: {
      readonly stdin?: AsyncIterable<string> | undefined;
      stdout(data: string): void;
      stderr(data: string): void;
      readonly tty?: boolean | undefined;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<number>;
}

/** What containers need of the lab. */
export interface Surroundings {
  readonly network: Network;
  readonly clock: Clock;
  readonly logs: Logs;
  /** By `POD-UID/NAME`. */
  readonly running: Map<string, Running>;
  /** What cluster DNS answers: the coredns image serves it. */
  readonly names: (query: DnsQuery) => Promise<DnsReply>;
  readonly volumes: Volumes;
  readonly nodeOf: (podUid: string) => {
    readonly node: string;
    readonly hostname: string;
    readonly pod: Json;
  };
}

export const NOT_FOUND = 127;
/** The exit code that containerd gives a container whose program does not exist. */
export const CANNOT_START = 128;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

async function* nothing(): AsyncGenerator<string> {}

/** The program that a command word means: by name, or by the path of its file. */
export function programOf(image: Image, word: string | undefined): Program | undefined {
  if (word === undefined) return undefined;
  const name = word.startsWith('/') ? word.slice(word.lastIndexOf('/') + 1) : word;
  return Object.hasOwn(image.programs, name) ? image.programs[name] : undefined;
}

/** Runs the first process of a container until it ends or is told to. */
export async function runContainer(
  context: ProcessContext,
  image: Image,
  around: Surroundings,
  argv: readonly string[],
  terminated: Promise<void>,
): Promise<number> {
  const { container, pod } = context;
  const { node, hostname, pod: object } = around.nodeOf(pod.uid);
  const spec: Json =
    [...(object?.spec?.containers ?? []), ...(object?.spec?.initContainers ?? [])].find(
      (item: Json) => item.name === container.name,
    ) ?? {};
  const address = pod.ip;
  const log = around.logs.open(pod.uid, container.name, container.restartCount);
  const socket = around.network.socket({ kind: 'pod', address, node });
  const own = filesOf({ ...image.files, ...systemFiles(context, hostname, address, object?.spec) }, [
    '/tmp',
    '/etc',
    '/root',
    '/var',
    '/usr',
    '/bin',
    '/dev',
    '/proc',
    '/sys',
    '/home',
    '/lib',
    '/sbin',
    '/var/run/secrets',
  ]);
  const files = mounted(own, around.volumes.mountsOf(object, spec));
  const env = environment(context, hostname, image);
  const names = resolver(
    socket,
    around.clock,
    () => files.read('/etc/resolv.conf') ?? '',
    () => files.read('/etc/hosts') ?? '',
  );
  const stopped = new AbortController();
  const stdin = pipe();
  const attached: Running['attached'] = new Set();
  const closers: (() => void)[] = [];
  let finish: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const securityContext = { ...object?.spec?.securityContext, ...spec.securityContext };
  const dropped: string[] = securityContext.capabilities?.drop ?? [];
  const user: number = securityContext.runAsUser ?? image.user ?? 0;

  const processOf = (
    args: readonly string[],
    streams: Pick<Process, 'stdin' | 'stdout' | 'stderr' | 'tty' | 'signal'> & {
      readonly env?: ReadonlyMap<string, string>;
    },
  ): Process => {
    const process: Process = {
      argv: args,
      env: streams.env ?? env,
      files,
      clock: around.clock,
      hostname,
      address,
      user,
      rawSockets: user === 0 && !dropped.includes('ALL') && !dropped.includes('NET_RAW'),
      tty: streams.tty,
      stdin: streams.stdin,
      stdout: streams.stdout,
      stderr: streams.stderr,
      signal: streams.signal,
      terminated,
      network: socket,
      resolver: names,
      listen(port: number, served: Served) {
        closers.push(around.network.listen(address, port, { served }));
        const listener = context.listenHttp(port, async (_context, request) => {
          const answer = await served({
            method: request.method,
            target: request.url.pathname + request.url.search,
            headers: Object.fromEntries(
              Object.entries(request.header).map(([key, values]) => [key, values.join(', ')]),
            ),
            body: request.body ?? '',
            client: `${address}:0`,
          });
          return { status: answer?.status ?? 500, body: answer?.body ?? '' };
        });
        closers.push(() => listener.close());
      },
      serveNames: () => void closers.push(around.network.listen(address, 53, { names: around.names })),
      exit: (code) => {
        exitCode = code;
        stopped.abort();
        finish(code);
      },
      run: async (words, more = {}) => {
        const program = programOf(image, words[0]);
        if (!program) {
          (more.stderr ?? streams.stderr)(`${words[0]}: not found\n`);
          return NOT_FOUND;
        }
        return await program(processOf(words, { ...streams, ...more }));
      },
    };
    return process;
  };

  let exitCode: number | undefined;
  const running: Running = {
    podUid: pod.uid,
    name: container.name,
    address,
    node,
    stdin,
    attached,
    ended,
    async spawn(words, streams) {
      const program = programOf(image, words[0]);
      if (!program) return NOT_FOUND;
      const signal = streams.signal ? AbortSignal.any([streams.signal, stopped.signal]) : stopped.signal;
      const process = processOf(words, {
        stdin: streams.stdin ?? nothing(),
        stdout: (data) => streams.stdout(data),
        stderr: (data) => streams.stderr(data),
        tty: streams.tty ?? false,
        signal,
      });
      // What runs in a container ends with it, killed.
      const killed = new Promise<number>((resolve) => {
        stopped.signal.addEventListener('abort', () => resolve(137), { once: true });
      });
      return await Promise.race([settle(program, process), killed]);
    },
  };
  around.running.set(`${pod.uid}/${container.name}`, running);
  void context
    .done()
    .receive()
    .then(() => stopped.abort());

  const program = programOf(image, argv[0]);
  const write = (stream: 'stdout' | 'stderr') => (data: string) => {
    log.write(data);
    for (const listener of attached) listener(stream, data);
  };
  let code = CANNOT_START;
  if (program) {
    const process = processOf(argv, {
      stdin: spec.stdin ? stdin : nothing(),
      stdout: write('stdout'),
      stderr: write('stderr'),
      tty: spec.tty ?? false,
      signal: stopped.signal,
    });
    code = await Promise.race([settle(program, process), ended]);
  }
  code = exitCode ?? code;
  finish(code);
  for (const close of closers) close();
  if (around.running.get(`${pod.uid}/${container.name}`) === running) {
    around.running.delete(`${pod.uid}/${container.name}`);
  }
  stopped.abort();
  stdin.end();
  log.end();
  return code;
}

async function settle(program: Program, process: Process): Promise<number> {
  try {
    return await program(process);
  } catch (error) {
    if (error instanceof Killed || process.signal.aborted) return 137;
    process.stderr(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function systemFiles(
  context: ProcessContext,
  hostname: string,
  address: string,
  pod: Json | undefined,
): Record<string, string> {
  const dns = context.pod.config.dnsConfig;
  const lines = [
    ...(dns?.searches.length ? [`search ${dns.searches.join(' ')}`] : []),
    ...(dns?.servers ?? []).map((server) => `nameserver ${server}`),
    ...(dns?.options.length ? [`options ${dns.options.join(' ')}`] : []),
  ];
  const domain = pod?.subdomain && `${pod.subdomain}.${context.pod.namespace}.svc.cluster.local`;
  const aliases: string[] = (pod?.hostAliases ?? []).map(({ ip, hostnames }: Json) =>
    [ip, ...hostnames].join('\t'),
  );
  return {
    '/etc/resolv.conf': `${lines.join('\n')}\n`,
    '/etc/hostname': `${hostname}\n`,
    '/etc/hosts': [
      '# Kubernetes-managed hosts file.',
      '127.0.0.1\tlocalhost',
      '::1\tlocalhost ip6-localhost ip6-loopback',
      'fe00::0\tip6-localnet',
      'fe00::0\tip6-mcastprefix',
      'fe00::1\tip6-allnodes',
      'fe00::2\tip6-allrouters',
      `${address}\t${domain ? `${hostname}.${domain}\t` : ''}${hostname}\n`,
      ...(aliases.length > 0 ? ['# Entries added by HostAliases.', ...aliases, ''] : []),
    ].join('\n'),
    [`/var/run/secrets/kubernetes.io/serviceaccount/namespace`]: context.pod.namespace,
  };
}

function environment(context: ProcessContext, hostname: string, image: Image): ReadonlyMap<string, string> {
  return new Map([
    ['PATH', PATH],
    ['HOSTNAME', hostname],
    ...context.env,
    ['HOME', image.user ? '/home' : '/root'],
  ]);
}
