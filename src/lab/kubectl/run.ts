import type { Api, CallOptions, KubeObject, Resource } from '../api.ts';
import type { ToolCall, ToolWorld } from '../tool.ts';
import type { Flags } from './cobra/flags.ts';
import type { CommandNode } from './cobra/tree.ts';
import { UsageFailure } from './errors.ts';
import type { ExplainSource } from './explain/index.ts';
import type { ClientConfig } from './kubeconfig/client-config.ts';

/** One call of kubectl, as its commands see it. */
export interface Run {
  readonly node: CommandNode;
  readonly flags: Flags;
  readonly args: readonly string[];
  /** How many arguments stand before `--`; -1 without one. */
  readonly dash: number;
  readonly call: ToolCall;
  readonly world: ToolWorld;
  /** What `explain` tells of. */
  readonly explain: ExplainSource | undefined;
  /** kubectl's own version: that of the lab's server. */
  readonly version: string;
  /** The files and flags that say which cluster is meant. */
  readonly config: ClientConfig;
  /**
   * The API server that the configuration points to.
   *
   * @throws {Failure} when there is none.
   */
  connect(): Promise<Api>;
  out(text: string): void;
  err(text: string): void;
  /** Prints a `Warning:` once. */
  readonly warn: (text: string) => void;
}

/** What a command is: it says what it has to say, and throws what goes wrong or an `Exit`. */
export type Command = (run: Run) => Promise<void>;

/** `message`, and where the command's help is found. */
export function usageError(run: Run, message: string): UsageFailure {
  return new UsageFailure(`${message}\nSee '${run.node.path} -h' for help and examples`);
}

export type DryRun = 'none' | 'client' | 'server';

/** An object together with where it lives. */
export interface Info {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The file that it comes from, as it was named. */
  readonly source?: string;
  readonly object?: KubeObject;
}

/** Options for every call: warnings are printed. */
export function callOptions(run: Run, more: CallOptions = {}): CallOptions {
  return { onWarning: run.warn, ...more };
}
