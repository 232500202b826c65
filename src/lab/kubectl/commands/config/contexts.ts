import { Failure, reduce } from '../../errors.ts';
import { alignTabs } from '../../format/tabwriter.ts';
import type { Context } from '../../kubeconfig/file.ts';
import { TABLE_TABS } from '../../printers/index.ts';
import type { Command, Run } from '../../run.ts';
import { configFile, helpError, modify, without } from './edit.ts';

async function oneName(run: Run): Promise<string> {
  const { args } = run;
  if (args.length !== 1) return await helpError(run, `Unexpected args: [${args.join(' ')}]`);
  return args[0] ?? '';
}

/** `kubectl config current-context` */
export const currentContext: Command = async (run) => {
  const { currentContext: name } = await run.config.raw();
  if (name === '') throw new Failure('current-context is not set');
  run.out(`${name}\n`);
};

/** `kubectl config use-context` */
export const useContext: Command = async (run) => {
  const name = await oneName(run);
  const { contexts } = await run.config.raw();
  if (name === '') throw new Failure('empty context names are not allowed');
  if (!contexts.has(name)) throw new Failure(`no context exists with the name: ${JSON.stringify(name)}`);
  await modify(run, (config) => ({ ...config, currentContext: name }));
  run.out(`Switched to context ${JSON.stringify(name)}.\n`);
};

/** `kubectl config get-contexts` */
export const getContexts: Command = async (run) => {
  const { flags, args } = run;
  const output = flags.text('output');
  if (output !== '' && output !== 'name') {
    throw new Failure(
      `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`,
    );
  }
  const config = await run.config.raw();
  const names =
    args.length === 0 ? [...config.contexts.keys()] : args.filter((name) => config.contexts.has(name));
  const errors = args
    .filter((name) => !config.contexts.has(name))
    .map((name) => new Failure(`context ${name} not found`));
  const lines = [...names].sort().map((name) => {
    if (output === 'name') return name;
    const { cluster = '', user = '', namespace = '' } = config.contexts.get(name) ?? {};
    return [name === config.currentContext ? '*' : ' ', name, cluster, user, namespace].join('\t');
  });
  if (output === '' && !flags.bool('no-headers')) {
    lines.unshift('CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE');
  }
  if (lines.length > 0) run.out(alignTabs(`${lines.join('\n')}\n`, TABLE_TABS));
  const failed = reduce(errors);
  if (failed) throw failed;
};

/** `kubectl config set-context` */
export const setContext: Command = async (run) => {
  const { flags, args } = run;
  if (args.length > 1) await helpError(run, `Unexpected args: [${args.join(' ')}]`);
  const current = flags.bool('current');
  const given = args[0] ?? '';
  if (given === '' && !current) throw new Failure('you must specify a non-empty context name or --current');
  if (given !== '' && current) {
    throw new Failure('you cannot specify both a context name and --current');
  }
  const config = await run.config.raw();
  const name = current ? config.currentContext : given;
  if (name === '') throw new Failure('no current context is set');
  const existing = config.contexts.get(name);
  const changes: Context = {
    ...(flags.changed('cluster') && { cluster: flags.text('cluster') }),
    ...(flags.changed('namespace') && { namespace: flags.text('namespace') }),
    ...(flags.changed('user') && { user: flags.text('user') }),
  };
  const context = ordered({ cluster: '', user: '', ...existing, ...changes });
  await modify(run, (before) => ({ ...before, contexts: new Map([...before.contexts, [name, context]]) }));
  run.out(`Context ${JSON.stringify(name)} ${existing ? 'modified' : 'created'}.\n`);
};

function ordered(context: Context): Context {
  const { namespace, ...rest } = context;
  return namespace ? { ...rest, namespace } : rest;
}

/** `kubectl config delete-context` */
export const deleteContext: Command = async (run) => {
  const name = await oneName(run);
  const config = await run.config.raw();
  const file = configFile(run);
  if (!config.contexts.has(name)) throw new Failure(`cannot delete context ${name}, not in ${file}`);
  if (config.currentContext === name) {
    run.err(
      'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
    );
  }
  await modify(run, (before) => ({ ...before, contexts: without(before.contexts, name) }));
  run.out(`deleted context ${name} from ${file}\n`);
};

/** `kubectl config rename-context` */
export const renameContext: Command = async (run) => {
  const { args } = run;
  if (args.length !== 2) await helpError(run, `Unexpected args: [${args.join(' ')}]`);
  const [from = '', to = ''] = args;
  const config = await run.config.raw();
  const file = configFile(run);
  const context = config.contexts.get(from);
  const [a, b] = [JSON.stringify(from), JSON.stringify(to)];
  if (!context) throw new Failure(`cannot rename the context ${a}, it's not in ${file}`);
  if (config.contexts.has(to)) {
    throw new Failure(`cannot rename the context ${a}, the context ${b} already exists in ${file}`);
  }
  await modify(run, (before) => ({
    ...before,
    contexts: new Map([...without(before.contexts, from), [to, context]]),
    currentContext: before.currentContext === from ? to : before.currentContext,
  }));
  run.out(`Context ${a} renamed to ${b}.\n`);
};
