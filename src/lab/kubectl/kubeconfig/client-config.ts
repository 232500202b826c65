import type { ToolCall } from '../../tool.ts';
import { parseDuration } from '../cobra/duration.ts';
import type { Flags } from '../cobra/flags.ts';
import { ConfigurationInvalid, Failure } from '../errors.ts';
import { EMPTY, type Kubeconfig, merged, readKubeconfig } from './file.ts';

/** Where kubectl looks when nothing says where: `clientcmd.ClusterDefaults`. */
const DEFAULT_SERVER = 'http://localhost:8080';

/** Which cluster, user and namespace a call means: client-go's `clientcmd`. */
export interface ClientConfig {
  /** Files that are read, in order; the first that is there is written to. */
  readonly paths: readonly string[];
  /** Everything that the files say. */
  raw(): Promise<Kubeconfig>;
  /** The address of the API server. @throws {Failure} for a context, cluster or user that is not there. */
  server(): Promise<string>;
  /** @throws {Failure} as above. */
  namespace(): Promise<{ readonly name: string; readonly explicit: boolean }>;
}

export function homeOf(call: ToolCall): string {
  return call.env.get('HOME') ?? '/root';
}

function pathsOf(call: ToolCall, flags: Flags): readonly string[] {
  const explicit = flags.text('kubeconfig');
  if (explicit) return [explicit];
  const listed = (call.env.get('KUBECONFIG') ?? '').split(':').filter(Boolean);
  return listed.length > 0 ? listed : [`${homeOf(call)}/.kube/config`];
}

export function clientConfig(call: ToolCall, flags: Flags): ClientConfig {
  const paths = pathsOf(call, flags);
  const contextFlag = flags.text('context');
  let loaded: Promise<Kubeconfig> | undefined;

  async function load(): Promise<Kubeconfig> {
    const explicit = flags.text('kubeconfig');
    const files: Kubeconfig[] = [];
    for (const path of paths) {
      const text = await call.files.read(path);
      if (text !== undefined) files.push(readKubeconfig(text, path));
      else if (explicit) throw new Failure(`stat ${path}: no such file or directory`);
    }
    return files.length === 0 ? EMPTY : merged(files);
  }

  const raw = () => {
    loaded ??= load();
    return loaded;
  };
  const chosen = (config: Kubeconfig) => contextFlag || config.currentContext;

  return {
    paths,
    raw,
    async server() {
      const config = await raw();
      const name = chosen(config);
      const context = config.contexts.get(name);
      if (contextFlag && !context) throw new Failure(`context "${name}" does not exist`);
      if (name && !context) {
        throw new ConfigurationInvalid(`context was not found for specified context: ${name}`);
      }
      const user = flags.isGlobal('user') ? flags.text('user') : '';
      if (user && !config.users.has(user)) throw new Failure(`auth info "${user}" does not exist`);
      const cluster = flags.text('cluster') || context?.cluster;
      if (flags.text('cluster') && !config.clusters.has(flags.text('cluster'))) {
        throw new Failure(`no server found for cluster "${flags.text('cluster')}"`);
      }
      checkTimeout(flags.text('request-timeout'));
      const given = flags.text('server');
      if (given) return given;
      const server = cluster === undefined ? undefined : config.clusters.get(cluster)?.server;
      return server || call.env.get('KUBERNETES_MASTER') || DEFAULT_SERVER;
    },
    async namespace() {
      const given = flags.text('namespace');
      if (given) return { name: given, explicit: true };
      const config = await raw();
      const name = chosen(config);
      const context = config.contexts.get(name);
      if (name && !context) {
        throw new ConfigurationInvalid(`context was not found for specified context: ${name}`);
      }
      return { name: context?.namespace || 'default', explicit: false };
    },
  };
}

function checkTimeout(text: string): void {
  if (/^\d+$/.test(text)) return;
  try {
    parseDuration(text);
  } catch {
    throw new Failure(
      'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
  }
}
