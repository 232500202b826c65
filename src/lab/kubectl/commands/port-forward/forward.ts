import type { LabRequest, LabResponse } from '../../../api.ts';
import type { Json } from '../../../cluster/json.ts';
import { klogPrefix } from '../../dry-run.ts';
import { Failure } from '../../errors.ts';
import type { Run } from '../../run.ts';
import type { ForwardedPort } from './ports.ts';

/** How IP addresses are shown: `127.0.0.1`, `[::1]`. */
function addressesOf(list: readonly string[]): readonly string[] {
  return list
    .flatMap((address) => (address === 'localhost' ? ['127.0.0.1', '[::1]'] : [address]))
    .map((address) => {
      const bare = address.replace(/^\[|\]$/g, '');
      if (!/^[\d.]+$/.test(bare) && !bare.includes(':')) throw new Failure(`${address} is not a valid IP`);
      return address;
    });
}

/**
 * Listens on ports of the reader's computer and hands what comes on to the Pod, until Ctrl-C or until the Pod is gone.
 *
 * @throws {Failure} when none of the ports is free, and when the connection to the Pod is lost.
 */
export async function forward(
  run: Run,
  pod: Json,
  ports: readonly ForwardedPort[],
  addresses: readonly string[],
): Promise<void> {
  const api = await run.connect();
  const { namespace, name } = pod.metadata;
  const shown = addressesOf(addresses);
  const closers: (() => void)[] = [];
  const ended = new AbortController();
  try {
    for (const { local, remote } of ports) {
      let port = local;
      const way = await api.portForward(namespace, name, remote);
      const serve = async (request: LabRequest): Promise<LabResponse | undefined> => {
        run.out(`Handling connection for ${port}\n`);
        try {
          return await way.request(request);
        } catch (error) {
          if (!(error instanceof Error)) throw error;
          lost(run, port, remote, error);
          // The kubelet closes the whole session when a connection into the Pod fails.
          ended.abort();
          return undefined;
        }
      };
      const own = shown.filter((address) => OWN.includes(address));
      const listening = own.length > 0 ? run.world.ports.listen(local, serve) : undefined;
      if (!listening) {
        run.err(notListening(local, shown));
        continue;
      }
      port = listening.port;
      closers.push(() => listening.close());
      for (const address of own) run.out(`Forwarding from ${address}:${port} -> ${remote}\n`);
    }
    if (closers.length === 0) {
      const list = ports.map(({ local, remote }) => `{${local} ${remote}}`).join(' ');
      throw new Failure(`unable to listen on any of the requested ports: [${list}]`);
    }
    await untilEnded(run, ended.signal);
  } finally {
    for (const close of closers) close();
  }
  if (ended.signal.aborted) throw new Failure('lost connection to pod');
}

/** Addresses that the reader's computer has. */
const OWN = ['127.0.0.1', '[::1]', '0.0.0.0', '::1', '::', '[::]'];

function notListening(port: number, addresses: readonly string[]): string {
  const reasons = addresses.map((address) => {
    const why = OWN.includes(address) ? 'address already in use' : 'cannot assign requested address';
    const family = address.includes(':') ? 'tcp6' : 'tcp4';
    return `unable to create listener: Error listen ${family} ${address}:${port}: bind: ${why}`;
  });
  return `Unable to listen on port ${port}: Listeners failed to create with the following errors: [${reasons.join(' ')}]\n`;
}

function lost(run: Run, local: number, remote: number, error: Error): void {
  const why = error.message.replace(/^(Internal error occurred: )+/, '').replaceAll('"', '\\"');
  const now = klogPrefix('E', run.world.clock.now());
  run.err(
    `${now} portforward.go:549] "An error occurred forwarding" err="${why}" localPort=${local} remotePort=${remote}\n`,
  );
}

/** Resolves on Ctrl-C or when the session ended; kubectl notices a Pod that is gone only at the next connection. */
async function untilEnded(run: Run, ended: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const { signal } = run.call;
    if (signal.aborted || ended.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    ended.addEventListener('abort', () => resolve(), { once: true });
  });
}
