/** What a chapter needs before its first step, as its page's head says it. */
export interface ClusterSetup {
  /** Namespaces that the chapter may touch; the first is where its commands run. */
  readonly namespaces: readonly string[];
  /** Files of the manifests' folder, applied in order after `ns.yaml`. */
  readonly apply: readonly string[];
  /** Arguments of `kubectl wait`, one call each. */
  readonly wait: readonly string[];
  /** The chapter makes everything itself: nothing is applied for it. */
  readonly manual: boolean;
}

/** A piece of what a command prints, as it comes. */
export interface OutputChunk {
  /** A shell whose two streams are one terminal says `stdout` for both. */
  readonly stream: 'stdout' | 'stderr';
  readonly data: string;
}

/** A command that runs. */
export interface Execution {
  readonly output: AsyncIterable<OutputChunk>;
  /** Types into the command. */
  write(data: string): void;
  /** Presses Ctrl-C (`SIGINT`), or ends it. */
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  /** The exit code; that of a shell for a command ended by a signal. */
  readonly exit: Promise<number>;
}

/** A terminal with a shell in it. Variables and the working folder persist from one command to the next. */
export interface Session {
  /** Runs a command line. One at a time: call it when the last one has exited. */
  exec(script: string): Execution;
  /** Ends the shell and everything that it runs. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Working folder relative to the manifests' folder; that folder itself when not given. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether commands are to see a terminal. */
  readonly tty?: boolean;
}

/** An object of a cluster, as the API shows it. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** How time passes where a cluster is. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets that many milliseconds pass; rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Lets time pass until the work is done: where nobody waits, a simulated clock stands still. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** A cluster prepared for one chapter. */
export interface OpenCluster {
  /** Its own time; that of this machine when not given. */
  readonly time?: Time;
  session(options?: SessionOptions): Promise<Session>;
  /** Resolves when nothing is on its way any more: no Pod starting or terminating in the chapter's namespaces. */
  settle(): Promise<void>;
  /** The objects in the chapter's namespaces that chapters talk about. */
  snapshot(): Promise<readonly ClusterObject[]>;
  /** The events of the chapter's namespaces, oldest first. */
  events(): Promise<readonly ClusterObject[]>;
  /** What of `needs=…` there is: `tty`, `internet`, `minikube`, `nodes=2`. */
  readonly provides: ReadonlySet<string>;
  /** Client's and server's version, `v1.37.2`. */
  readonly versions: { readonly client: string; readonly server: string };
  /** Removes what the chapter made, and ends every session. Safe to call twice. */
  close(): Promise<void>;
}

/** Where chapters can be replayed: a real cluster, or the lab in this process. */
export interface Cluster {
  /**
   * Prepares a fresh place for a chapter.
   *
   * @throws {SetupError} when that fails, or would touch what is not the guide's.
   */
  open(setup: ClusterSetup): Promise<OpenCluster>;
}

/** A chapter could not be prepared: the command that failed, and what it printed. */
export class SetupError extends Error {
  readonly command: string;
  constructor(command: string, output: string) {
    super(output);
    this.name = 'SetupError';
    this.command = command;
  }
}
