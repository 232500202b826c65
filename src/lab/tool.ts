import type { Clock, LabRequest, LabResponse } from './api.ts';

/** Files as a tool on the reader's computer sees them. Paths are absolute, or relative to the call's folder. */
export interface ToolFiles {
  /** The text of a file; undefined when there is none. Throws for a folder. */
  read(path: string): Promise<string | undefined>;
  write(path: string, text: string): Promise<void>;
  /** Names in a folder, sorted; undefined when there is no such folder. */
  list(path: string): Promise<readonly string[] | undefined>;
}

/** One run of a program on the reader's computer: what the shell gives it. */
export interface ToolCall {
  /** Arguments, without the program's own name. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly files: ToolFiles;
  /** Input until it ends; ends at once when nothing is connected. */
  readonly stdin: AsyncIterable<string>;
  /** Whether standard input is connected to anything (a pipe, a heredoc, a terminal). */
  readonly hasStdin: boolean;
  /** Output as it comes: what is printed is seen at once, also before the program ends. */
  stdout(data: string): void;
  stderr(data: string): void;
  /** Whether the three streams are a terminal. */
  readonly tty: boolean;
  /** Aborted by Ctrl-C, by `timeout` or when the terminal closes. */
  readonly signal: AbortSignal;
}

/**
 * A program of the reader's computer: `kubectl`, `minikube`, `curl`. Resolves with its exit code; never throws for
 * bad input. Holds nothing between two calls but what lies in files and in the world that it was made with.
 */
export type Tool = (call: ToolCall) => Promise<number>;

/** Ports of the reader's computer that something listens on, such as `kubectl port-forward`. */
export interface HostPorts {
  /**
   * @param port 0 for any free port.
   * @returns the port, and what closes it; undefined when the port is taken.
   */
  listen(
    port: number,
    serve: (request: LabRequest) => Promise<LabResponse | undefined>,
  ): { readonly port: number; close(): void } | undefined;
  /** What listens on a port. */
  at(port: number): ((request: LabRequest) => Promise<LabResponse | undefined>) | undefined;
}

/** What every tool of the lab is made with, besides the cluster. */
export interface ToolWorld {
  readonly clock: Clock;
  readonly ports: HostPorts;
  /** The text behind a URL of this site (`…/manifests/hello.yaml`); undefined for what is not there. */
  published(url: string): Promise<string | undefined>;
}
