import { resolver } from '../cluster/dns/resolver.ts';
import type { Lab } from '../cluster/index.ts';
import type { Internet } from '../cluster/internet.ts';
import type { Origin } from '../cluster/network/network.ts';
import type { Socket } from '../cluster/network/socket.ts';
import { type Program as ContainerProgram, type Files, type Process, resolvePath } from '../images/index.ts';
import type { Program, ProgramCall } from '../shell/index.ts';
import type { HostPorts } from '../tool.ts';

/** The reader's computer in the network: minikube's bridge, as docker makes it. */
export const HOST_ADDRESS = '192.168.49.1';
const NAME_SERVER = '192.168.65.7';

export interface Surroundings {
  readonly lab: Lab;
  readonly internet: Internet;
  readonly ports: HostPorts;
  /** Whether a route to the Services' addresses is open. */
  readonly tunnel: () => boolean;
  /** Whether the nodes' addresses can be reached: not with docker on macOS, where they are inside of a machine. */
  readonly reachesNodes: boolean;
}

/** The network as programs of the reader's computer see it. */
export function hostSocket({ lab, internet, ports, tunnel, reachesNodes }: Surroundings): Socket {
  const origin: Origin = { kind: 'outside', address: HOST_ADDRESS, services: tunnel };
  const outside = lab.network.socket(origin);
  return {
    connect(address, port) {
      if (!/^127\./.test(address)) {
        const behind = address.startsWith('192.168.49.') || /^10\./.test(address);
        return behind && !reachesNodes ? 'silent' : outside.connect(address, port);
      }
      const serve = ports.at(port);
      if (!serve) return 'refused';
      return {
        exchange: ({ method, target, headers, body }) =>
          serve({ method, url: `http://localhost:${port}${target}`, headers, body }),
      };
    },
    async ask(server, query) {
      if (server !== NAME_SERVER) return outside.ask(server, query);
      const addresses = query.type === 'A' ? internet.addresses(query.name.toLowerCase()) : undefined;
      const known = internet.addresses(query.name.toLowerCase()) !== undefined;
      return {
        rcode: known ? 'NOERROR' : 'NXDOMAIN',
        answers: (addresses ?? []).map((data) => ({ name: query.name, type: 'A', ttl: 300, data })),
        authority: [],
        additional: [],
        recursionAvailable: true,
      };
    },
    echoes: (address) => /^127\./.test(address) || (reachesNodes && outside.echoes(address)),
  };
}

/** A place where a container's program can run besides a container. */
export interface Place {
  readonly socket: Socket;
  readonly hostname: string;
  readonly address: string;
  readonly user: number;
  readonly nameServer: string;
  readonly hosts: string;
  readonly files: Files;
  /** Programs that one may call from another; those of the shell when not given. */
  readonly programs?: Readonly<Record<string, ContainerProgram>>;
}

/** Runs a container's program in a place, with the streams of a call. */
export async function runIn(
  place: Place,
  program: ContainerProgram,
  argv: readonly string[],
  call: ProgramCall,
  streams: Partial<Pick<Process, 'stdin' | 'stdout' | 'stderr' | 'env'>> = {},
): Promise<number> {
  const { socket, hostname, address, user, nameServer, hosts, files, programs } = place;
  const stderr = streams.stderr ?? ((data: string) => call.stderr(data));
  const process: Process = {
    argv,
    env: streams.env ?? call.env,
    files,
    clock: call.world.clock,
    hostname,
    address,
    user,
    rawSockets: true,
    tty: call.output.tty,
    stdin: streams.stdin ?? call.stdin,
    stdout: streams.stdout ?? ((data) => call.stdout(data)),
    stderr,
    signal: call.signal,
    terminated: new Promise((resolve) =>
      call.signal.addEventListener('abort', () => resolve(), { once: true }),
    ),
    network: socket,
    resolver: resolver(
      socket,
      call.world.clock,
      () => `nameserver ${nameServer}\n`,
      () => hosts,
    ),
    listen() {},
    serveNames() {},
    exit() {},
    async run(words, changes) {
      if (!programs) return await call.run(words);
      const [name = ''] = words;
      const found = programs[name.slice(name.lastIndexOf('/') + 1)];
      if (found) return await runIn(place, found, words, call, { ...streams, ...changes });
      (changes?.stderr ?? stderr)(`${name}: not found\n`);
      return 127;
    },
  };
  return await program(process);
}

/** A container's program on the reader's computer. */
export function onHost(program: ContainerProgram, around: Surroundings): Program {
  const socket = hostSocket(around);
  return (call) =>
    runIn(
      {
        socket,
        hostname: 'lab',
        address: HOST_ADDRESS,
        user: 1000,
        nameServer: NAME_SERVER,
        hosts: '127.0.0.1 localhost\n',
        files: filesOf(call),
      },
      program,
      [call.name, ...call.argv],
      call,
    );
}

/** The disk as a container's program has its files: relative paths lie in the call's folder. */
function filesOf({ world: { disk }, cwd }: ProgramCall): Files {
  const full = (path: string) => resolvePath(path, cwd);
  return {
    read: (path) => disk.read(full(path)),
    write: (path, text) => disk.write(full(path), text),
    remove(path) {
      const there = disk.kind(full(path)) === 'file';
      if (there) disk.remove(full(path));
      return there;
    },
    isFile: (path) => disk.kind(full(path)) === 'file',
    isFolder: (path) => disk.kind(full(path)) === 'folder',
    makeFolder: (path) => disk.makeFolder(full(path)),
    list: (path) => disk.list(full(path)) ?? [],
    isReadOnly: () => false,
  };
}
