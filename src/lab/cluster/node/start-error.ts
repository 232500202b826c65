import type { Image } from '../../images/process.ts';
import type { Json } from '../json.ts';
import { CANNOT_START, programOf } from './containers.ts';

/** The part of webernetes' container runtime that starts containers. */
interface Starter {
  createContainer(context: Json, sandbox: string, config: Json, sandboxConfig: Json): Promise<[string, Json]>;
  startContainer(context: Json, id: string): Promise<Json>;
  containerStatus(context: Json, id: string, verbose: boolean): Promise<[Json, Json]>;
}

/** Teaches a container runtime to refuse a program that is not there, in the words of containerd and runc. */
export function teachStartErrors(runtime: Json, imageOf: (reference: string) => Image | undefined): void {
  const service = runtime.runtimeService as Starter;
  const problems = new Map<string, string>();
  const create = service.createContainer.bind(service);
  const start = service.startContainer.bind(service);
  const status = service.containerStatus.bind(service);
  service.createContainer = async (context, sandbox, config, sandboxConfig) => {
    const made = await create(context, sandbox, config, sandboxConfig);
    const image = imageOf(config.image?.userSpecifiedImage ?? '');
    const word = config.command?.[0] ?? image?.entrypoint[0] ?? config.args?.[0];
    if (image && word !== undefined && !programOf(image, word)) problems.set(made[0], refusal(word));
    return made;
  };
  service.startContainer = async (context, id) => {
    const error = await start(context, id);
    const problem = problems.get(id);
    return error ?? (problem === undefined ? undefined : new Error(problem));
  };
  service.containerStatus = async (context, id, verbose) => {
    const answer = await status(context, id, verbose);
    const [response] = answer;
    const problem = problems.get(id);
    if (problem === undefined || response?.status?.exitCode !== CANNOT_START) return answer;
    return [
      { ...response, status: { ...response.status, reason: 'StartError', message: problem } },
      answer[1],
    ];
  };
}

function refusal(word: string): string {
  const why = word.startsWith('/')
    ? `stat ${word}: no such file or directory`
    : 'executable file not found in $PATH';
  return `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${word}": ${why}: unknown`;
}
