import type { Clock, LabResponse } from '../api.ts';
import type { Resolver } from '../cluster/dns/resolver.ts';
import type { Socket } from '../cluster/network/socket.ts';
import type { Files } from './files.ts';

/** A request as a server in a Pod gets it. */
export interface ServedRequest {
  readonly method: string;
  /** Path and query: `/echo?msg=hi`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `10.244.0.7:41234`, after whatever rewrote it on the way. */
  readonly client: string;
}

/** Answers a request; undefined closes the connection without an answer. */
export type Served = (request: ServedRequest) => Promise<LabResponse | undefined>;

/** What a program in a container sees of the world. */
export interface Process {
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly files: Files;
  readonly clock: Clock;
  readonly hostname: string;
  /** The Pod's address. */
  readonly address: string;
  /** The user's numeric id. */
  readonly user: number;
  /** Whether raw sockets are allowed: ping needs them. */
  readonly rawSockets: boolean;
  readonly tty: boolean;
  readonly stdin: AsyncIterable<string>;
  stdout(data: string): void;
  stderr(data: string): void;
  /** Aborted when the process is killed, or the terminal's Ctrl-C ends it. */
  readonly signal: AbortSignal;
  /** Resolves when the container is asked to stop (SIGTERM). As process 1, a program that does not wait for it goes on. */
  readonly terminated: Promise<void>;
  readonly network: Socket;
  readonly resolver: Resolver;
  /** Listens on a port of the Pod until the process ends. */
  listen(port: number, served: Served): void;
  /** Answers for cluster DNS on port 53 of the Pod until the process ends. */
  serveNames(): void;
  /** Ends the container's first process with that code. */
  exit(code: number): void;
  /** Runs another program of the image in the same place. */
  run(
    argv: readonly string[],
    streams?: Partial<Pick<Process, 'stdin' | 'stdout' | 'stderr' | 'env'>>,
  ): Promise<number>;
}

/** A program: gets a process, answers with its exit code. */
export type Program = (process: Process) => Promise<number> | number;

/** A stand-in for a container image. */
export interface Image {
  /** Without tag. */
  readonly name: string;
  /** The tags that a registry would have. `latest` is what no tag means. */
  readonly tags: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly programs: Readonly<Record<string, Program>>;
  /** Numeric id; 0 when not given. */
  readonly user?: number;
  readonly files?: Readonly<Record<string, string>>;
}

/** What ends a program that was told to stop. */
export class Killed extends Error {}
