import type { Json } from '../../cluster/json.ts';
import { Exit, Failure } from '../errors.ts';
import { attachablePod } from '../pods/behind.ts';
import { containerOf } from '../pods/containers.ts';
import { build } from '../resources/builder.ts';
import type { Command, Run } from '../run.ts';
import { overConnection } from './exec/connection.ts';
import { terminal } from './exec/terminal.ts';

/** How a session in a container is wanted. */
export interface Session {
  readonly container: string;
  readonly stdin: boolean;
  readonly tty: boolean;
  readonly quiet: boolean;
}

/** `kubectl attach` */
export const attach: Command = async (run) => {
  const { args, flags } = run;
  if (args.length === 0) throw new Failure('at least 1 argument is required for attach');
  if (args.length > 2) {
    throw new Failure(
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
    );
  }
  const timeout = flags.duration('pod-running-timeout');
  if (timeout <= 0) throw new Failure('--pod-running-timeout must be higher than zero');
  const [first = '', second] = args;
  const names = second === undefined ? { type: 'pods', names: [first] } : { type: first, names: [second] };
  const { infos, error } = await (await build(run, { namesOf: names })).infos();
  if (error) throw error;
  const [info] = infos;
  if (!info) throw new Failure('pod not found');
  const pod: Json = await attachablePod(run, info, timeout);
  const { phase } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed') {
    throw new Failure(`cannot attach a container in a completed pod; current phase is ${phase}`);
  }
  const code = await attachTo(run, pod, {
    container: flags.text('container'),
    stdin: flags.bool('stdin'),
    tty: flags.bool('tty'),
    quiet: flags.bool('quiet'),
  });
  if (code !== 0) throw new Exit(code, `command terminated with exit code ${code}`);
};

function containerToAttach(
  run: Run,
  pod: Json,
  { container, quiet }: Session,
): ReturnType<typeof containerOf> {
  try {
    return containerOf(run, pod, container, quiet);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`cannot attach to the container: ${error.message}`);
  }
}

/** Joins the first process of a container; resolves with its exit code when the session ends. */
export async function attachTo(run: Run, pod: Json, session: Session): Promise<number> {
  const { quiet } = session;
  const container = containerToAttach(run, pod, session);
  let tty = session.tty;
  if (tty && !container.tty) {
    tty = false;
    if (!quiet) run.err(`error: Unable to use a TTY - container ${container.name} did not allocate one\n`);
  } else if (container.tty) tty = true;
  const streams = terminal(run, { ...session, tty });
  if (!quiet) {
    run.err(
      'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n',
    );
    run.err("If you don't see a command prompt, try pressing enter.\n");
  }
  const api = await run.connect();
  const { namespace, name } = pod.metadata;
  const code = await overConnection(api.attach(namespace, name, container.name, streams));
  if (streams.tty && session.stdin && !quiet) {
    run.out(
      `Session ended, resume using 'kubectl attach ${name} -c ${container.name} -n ${namespace} -i -t' command\n`,
    );
  }
  return code;
}
