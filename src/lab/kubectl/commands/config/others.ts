import { Failure } from '../../errors.ts';
import { asObject, type Kubeconfig, merged } from '../../kubeconfig/file.ts';
import { toYaml } from '../../output/index.ts';
import { formatPrinter } from '../../output.ts';
import { type Command, type Run, usageError } from '../../run.ts';
import { configFile, helpError, modify, without } from './edit.ts';

/** Fields that nobody should see, and what stands for them. */
const SECRETS: Readonly<Record<string, string>> = {
  'certificate-authority-data': 'DATA+OMITTED',
  'client-certificate-data': 'DATA+OMITTED',
  'client-key-data': 'DATA+OMITTED',
  token: 'REDACTED',
  password: 'REDACTED',
};

function redacted<T extends object>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map(
    [...map].map(([name, value]) => [
      name,
      Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, item ? (SECRETS[key] ?? item) : item]),
      ) as T,
    ]),
  );
}

/** Only what the current context needs. @throws {Failure} */
function minified(config: Kubeconfig, name: string): Kubeconfig {
  if (name === '') throw new Failure('current-context must exist in order to minify');
  const context = config.contexts.get(name);
  if (!context) throw new Failure(`cannot locate context ${name}`);
  const only = <T>(map: ReadonlyMap<string, T>, key: string | undefined) =>
    new Map([...map].filter(([entry]) => entry === key));
  return {
    currentContext: name,
    clusters: only(config.clusters, context.cluster),
    contexts: only(config.contexts, name),
    users: only(config.users, context.user),
  };
}

/** `kubectl config view` */
export const view: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 0) throw usageError(run, `unexpected arguments: [${args.join(' ')}]`);
  let config = await run.config.raw();
  if (flags.bool('minify')) config = minified(config, flags.text('context') || config.currentContext);
  if (!flags.bool('raw') && !flags.bool('flatten')) {
    config = { ...config, clusters: redacted(config.clusters), users: redacted(config.users) };
  }
  const object = shown(config);
  const print = await formatPrinter(run);
  run.out(print ? print(object) : toYaml(object));
};

/** Empty lists are shown as null. */
function shown(config: Kubeconfig): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(asObject(config)).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length === 0 ? null : value,
    ]),
  );
}

function list(pick: (config: Kubeconfig) => ReadonlyMap<string, unknown>): Command {
  return async (run) => {
    run.out('NAME\n');
    for (const name of [...pick(await run.config.raw()).keys()].sort()) run.out(`${name}\n`);
  };
}

/** `kubectl config get-clusters` */
export const getClusters: Command = list((config) => config.clusters);
/** `kubectl config get-users` */
export const getUsers: Command = list((config) => config.users);

/** `kubectl config delete-cluster` */
export const deleteCluster: Command = async (run) => {
  const name = await named(run);
  const file = configFile(run);
  if (!(await run.config.raw()).clusters.has(name)) {
    throw new Failure(`cannot delete cluster ${name}, not in ${file}`);
  }
  await modify(run, (before) => ({ ...before, clusters: without(before.clusters, name) }));
  run.out(`deleted cluster ${name} from ${file}\n`);
};

/** `kubectl config delete-user` */
export const deleteUser: Command = async (run) => {
  const [name] = run.args;
  if (run.args.length !== 1 || name === undefined) throw usageError(run, 'user to delete is required');
  const file = configFile(run);
  if (!(await run.config.raw()).users.has(name)) {
    throw new Failure(`cannot delete user ${name}, not in ${file}`);
  }
  await modify(run, (before) => ({ ...before, users: without(before.users, name) }));
  run.out(`deleted user ${name} from ${file}\n`);
};

async function named(run: Run): Promise<string> {
  const { args } = run;
  if (args.length !== 1) return await helpError(run, `Unexpected args: [${args.join(' ')}]`);
  return args[0] ?? '';
}

/** `kubectl config set-cluster` */
export const setCluster: Command = async (run) => {
  const name = await named(run);
  const server = run.flags.text('server');
  await modify(run, (before) => {
    const cluster = { ...before.clusters.get(name), ...(server && { server: server.replace(/\/+$/, '') }) };
    return { ...before, clusters: new Map([...before.clusters, [name, cluster]]) };
  });
  run.out(`Cluster ${JSON.stringify(name)} set.\n`);
};

/** `kubectl config set-credentials` */
export const setCredentials: Command = async (run) => {
  const { args, flags } = run;
  if (args.length !== 1) throw new Failure(`unexpected args: [${args.join(' ')}]`);
  const [name = ''] = args;
  const given = Object.fromEntries(
    ['token', 'username', 'password', 'client-certificate', 'client-key']
      .filter((flag) => flags.has(flag) && flags.changed(flag))
      .map((flag) => [flag, flags.text(flag)]),
  );
  await modify(run, (before) => ({
    ...before,
    users: new Map([...before.users, [name, { ...before.users.get(name), ...given }]]),
  }));
  run.out(`User ${JSON.stringify(name)} set.\n`);
};

/** `kubectl config set` and `unset`: the property as a path such as `contexts.minikube.namespace`. */
function property(word: 'set' | 'unset'): Command {
  return async (run) => {
    const { args } = run;
    const count = word === 'set' ? 2 : 1;
    if (args.length !== count) await helpError(run, `Unexpected args: [${args.join(' ')}]`);
    const [path = '', value] = args;
    await modify(run, (before) => changed(before, path, word === 'set' ? value : undefined));
    run.out(`Property ${JSON.stringify(path)} ${word}.\n`);
  };
}

export const set: Command = property('set');
export const unset: Command = property('unset');

function changed(config: Kubeconfig, path: string, value: string | undefined): Kubeconfig {
  if (path === 'current-context') return { ...config, currentContext: value ?? '' };
  const [section = '', ...rest] = path.split('.');
  const field = rest.at(-1) ?? '';
  const name = rest.length > 1 ? rest.slice(0, -1).join('.') : field;
  if (section !== 'clusters' && section !== 'contexts' && section !== 'users') {
    throw new Failure(`unable to parse ${path} after [] at api.Config`);
  }
  const map: ReadonlyMap<string, object> = config[section];
  if (rest.length < 2) {
    if (value !== undefined) throw new Failure("can't set a map to a value");
    const left = rest.length === 0 ? new Map() : without(map, name);
    return merged([{ ...config, [section]: left }]);
  }
  const { [field]: _, ...others } = (map.get(name) ?? {}) as Record<string, unknown>;
  const entry = value === undefined ? others : { ...others, [field]: value };
  return { ...config, [section]: new Map([...map, [name, entry]]) };
}
