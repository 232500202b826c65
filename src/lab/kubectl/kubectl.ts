import type { Api } from '../api.ts';
import type { Tool, ToolCall, ToolWorld } from '../tool.ts';
import { find } from './cobra/find.ts';
import { HelpWanted, parseFlags } from './cobra/flags.ts';
import { help } from './cobra/help.ts';
import { checkRequired } from './cobra/required.ts';
import type { CommandNode } from './cobra/tree.ts';
import { commandFor } from './commands/index.ts';
import { Exit, Failure, report, Unreachable } from './errors.ts';
import type { ExplainSource } from './explain/index.ts';
import { clientConfig } from './kubeconfig/client-config.ts';
import type { Run } from './run.ts';
import { refused } from './unreachable.ts';

/** What kubectl is made with. */
export interface KubectlOptions {
  /** The API server of the lab, whichever way it is addressed. */
  readonly api: Api;
  readonly world: ToolWorld;
  /** The API's fields and their texts; without them `kubectl explain` refuses. */
  readonly explain?: ExplainSource;
  /**
   * Whether the lab's API server answers at an address of a kubeconfig, such as `https://192.168.49.2:8443`. When not
   * given: at that one.
   */
  serves?(server: string): boolean;
}

/** Where minikube's API server is. */
export const SERVER = 'https://192.168.49.2:8443';

/** kubectl, as a program of the reader's computer. */
export function createKubectl(options: KubectlOptions): Tool {
  const serves = options.serves ?? ((server) => server === SERVER);
  return async (call) => {
    try {
      return await main(call, options, serves);
    } catch (error) {
      if (error instanceof Exit && error.text === '') return error.code;
      const { text, code } = report(error);
      if (!call.signal.aborted) call.stderr(text);
      return call.signal.aborted ? 130 : code;
    }
  };
}

async function main(
  call: ToolCall,
  options: KubectlOptions,
  serves: (server: string) => boolean,
): Promise<number> {
  const { node, words } = find(call.argv);
  const parsed = await parse(call, node, words);
  if (!parsed) return 0;
  for (const note of parsed.notes) call.stderr(note);
  checkRequired(node, parsed.flags);
  const config = clientConfig(call, parsed.flags);
  const warnings = new Set<string>();
  const run: Run = {
    node,
    flags: parsed.flags,
    args: parsed.args,
    dash: parsed.dash,
    call,
    world: options.world,
    explain: options.explain,
    version: options.api.version,
    config,
    out: (text) => call.stdout(text),
    err: (text) => call.stderr(text),
    warn(text) {
      if (warnings.has(text)) return;
      warnings.add(text);
      call.stderr(`Warning: ${text}\n`);
    },
    async connect() {
      const server = await config.server();
      if (serves(server.replace(/\/+$/, ''))) return options.api;
      call.stderr(refused(server, options.world.clock.now()));
      throw new Unreachable(hostOf(server));
    },
  };
  await commandFor(node.path)(run);
  if (parsed.flags.bool('warnings-as-errors') && warnings.size > 0) {
    throw new Failure(`${warnings.size} warning${warnings.size === 1 ? '' : 's'} received`);
  }
  return 0;
}

async function parse(call: ToolCall, node: CommandNode, words: readonly string[]) {
  try {
    return parseFlags(node, words);
  } catch (error) {
    if (error instanceof HelpWanted) {
      call.stdout(await help(node));
      return undefined;
    }
    if (!(error instanceof Failure)) throw error;
    const tail =
      node.path === 'kubectl options'
        ? `Run '${node.path}' without flags.`
        : `See '${node.path} --help' for usage.`;
    throw new Failure(`${error.message}\n${tail}`);
  }
}

function hostOf(server: string): string {
  return server.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
}
