import type { Json } from '../../cluster/json.ts';
import { Exit, Failure } from '../errors.ts';
import { attachablePod } from '../pods/behind.ts';
import { containerOf, requireContainer } from '../pods/containers.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { type Command, type Run, usageError } from '../run.ts';
import { overConnection } from './exec/connection.ts';
import { terminal } from './exec/terminal.ts';

/** What `kubectl exec` was asked to run, and in what. @throws {Failure} */
function readArgs(run: Run): { readonly target: string; readonly command: readonly string[] } {
  const { args, dash } = run;
  const target = args.length > 0 && dash !== 0 ? (args[0] ?? '') : '';
  const files = filenameOptions(run).filenames;
  if (dash !== 0 && dash !== 1 && (args.length > 1 || (args.length > 0 && files.length > 0))) {
    throw usageError(
      run,
      'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
    );
  }
  const command = dash === 0 || dash === 1 ? args.slice(dash) : [];
  if (target === '' && files.length === 0) {
    throw new Failure('pod, type/name or --filename must be specified');
  }
  if (command.length === 0) throw new Failure('you must specify at least one command for the container');
  return { target, command };
}

/** `kubectl exec` */
export const exec: Command = async (run) => {
  const { flags } = run;
  const { target, command } = readArgs(run);
  const result = await build(run, {
    files: filenameOptions(run),
    ...(target && { namesOf: { type: 'pods', names: [target] } }),
  });
  const { infos, error } = await result.infos();
  if (error) throw error;
  const [info] = infos;
  if (!info || infos.length > 1) throw new Failure('cannot exec into multiple objects at a time');
  const pod: Json = await attachablePod(run, info, flags.duration('pod-running-timeout'));
  const { phase } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') {
    throw new Failure(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
  const wanted = flags.text('container');
  const container = wanted ? requireContainer(pod, wanted) : containerOf(run, pod, '', flags.bool('quiet'));
  const api = await run.connect();
  const streams = terminal(run, {
    stdin: flags.bool('stdin'),
    tty: flags.bool('tty'),
    quiet: flags.bool('quiet'),
  });
  const { namespace, name } = pod.metadata;
  const code = await overConnection(api.exec(namespace, name, container.name, command, streams));
  if (run.call.signal.aborted) throw new Exit(130);
  if (code !== 0) throw new Exit(code, `command terminated with exit code ${code}`);
};
