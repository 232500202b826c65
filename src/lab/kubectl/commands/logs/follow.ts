import { StatusError } from '../../../api.ts';
import { Failure } from '../../errors.ts';
import type { Run } from '../../run.ts';
import type { LogOptions } from '../logs.ts';
import type { Request } from './requests.ts';

/** `kubectl logs -f`: all logs at once, until they end or Ctrl-C; tries again while a container has not started. */
export async function follow(
  run: Run,
  requests: readonly Request[],
  options: LogOptions,
  show: (request: Request, line: string) => void,
): Promise<void> {
  const most = run.flags.number('max-log-requests');
  if (requests.length > most) {
    throw new Failure(
      `you are attempting to follow ${requests.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  }
  await Promise.all(requests.map((request) => one(run, request, options, show)));
}

async function one(
  run: Run,
  request: Request,
  { limitBytes: _, ...options }: LogOptions,
  show: (request: Request, line: string) => void,
): Promise<void> {
  const api = await run.connect();
  const { signal } = run.call;
  const { pod, container } = request;
  const until = run.world.clock.now() + run.flags.duration('pod-running-timeout');
  while (!signal.aborted) {
    try {
      const asked = { container, ...options, follow: true, signal };
      for await (const line of api.logs(pod.metadata.namespace ?? '', pod.metadata.name, asked)) {
        show(request, line);
      }
      return;
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      run.err(`${error.message}\n`);
      if (run.world.clock.now() + 1000 > until) throw new Failure('timed out waiting for the condition');
      await run.world.clock.sleep(1000, signal);
    }
  }
}
