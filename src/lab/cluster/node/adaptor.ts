import type { ImageConstructor, ImageDefinition, ProcessContext } from '@ngrok/webernetes';
import type { Image } from '../../images/process.ts';
import { NOT_FOUND, runContainer, type Surroundings } from './containers.ts';

/** Milliseconds until a kubelet, which looks once a second, has noticed that a container it stopped is gone. */
const NOTICE = 900;

/** Makes one tag of one of our images an image that webernetes can run. */
export function adaptor(image: Image, tag: string, around: Surroundings): ImageConstructor {
  return class implements ImageDefinition {
    static readonly imageName = image.name;
    static readonly imageVersion = tag;
    /** One object serves one container, which starts at most once: what runs after that is exec. */
    private started = false;
    private stopping = false;
    private terminate: () => void = () => {};

    get defaultCommand(): readonly string[] {
      return [];
    }

    async exec(context: ProcessContext, given: readonly string[]): Promise<number> {
      if (!this.started) {
        this.started = true;
        const terminated = new Promise<void>((resolve) => {
          this.terminate = resolve;
        });
        const code = await runContainer(context, image, around, commandLine(context, image), terminated);
        if (this.stopping) await around.clock.sleep(NOTICE);
        return code;
      }
      return await execute(context, given, around);
    }

    signalHandler(_context: ProcessContext, signal: string): void {
      if (signal !== 'SIGTERM') return;
      this.stopping = true;
      this.terminate();
    }
  };
}

/** `command` replaces the entrypoint and the image's arguments, `args` replaces only the arguments. */
function commandLine({ container }: ProcessContext, image: Image): readonly string[] {
  if (container.command.length > 0) return [...container.command, ...container.args];
  return [...image.entrypoint, ...(container.args.length > 0 ? container.args : image.cmd)];
}

/** What the kubelet runs in a container: exec probes. */
async function execute(
  context: ProcessContext,
  argv: readonly string[],
  around: Surroundings,
): Promise<number> {
  const running = around.running.get(`${context.pod.uid}/${context.container.name}`);
  if (!running) return NOT_FOUND;
  const stopped = new AbortController();
  void context
    .done()
    .receive()
    .then(() => stopped.abort());
  return await running.spawn(argv, {
    stdout: (data) => context.writeStdout(data),
    stderr: (data) => context.writeStderr(data),
    signal: stopped.signal,
  });
}
