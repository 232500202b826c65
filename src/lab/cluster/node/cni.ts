import type { Json } from '../json.ts';
import type { Network } from '../network/network.ts';
import type { Machine } from './machine.ts';

/** Addresses that exist for webernetes only. */
const HOST_NETWORK = '100.64.0.0/16';

/** Tells our network which addresses Pods get and lose. */
export function bindCni(machine: Machine, net: Network): void {
  const { network } = machine;
  const detach = new Map<string, () => void>();
  const setup = network.setupPodSandbox.bind(network);
  const remove = network.unregisterPod.bind(network);
  network.setupPodSandbox = (sandbox, podCidr) => {
    // Pods on the node's own network take no address of the Pods' range; the API shows them with the node's.
    const hostNetwork = (sandbox.config.pod as Json)?.spec?.hostNetwork === true;
    const registration = setup(sandbox, hostNetwork ? HOST_NETWORK : podCidr);
    const node = machine.nodeSpecs.find((spec) => spec.podCidr === podCidr);
    if (node) detach.set(sandbox.id, net.attach(registration.ip, node.name));
    return registration;
  };
  // Only probes go this way; what failed names what was asked, as Go's client does.
  const fetch = network.fetch.bind(network);
  network.fetch = async (ctx, origin, target, init) => {
    try {
      return await fetch(ctx, origin, target, init);
    } catch (error) {
      const { address, port } = ((error as Error).cause ?? {}) as { address?: string; port?: number };
      if (address === undefined || port === undefined) throw error;
      throw new Error(
        `Get ${JSON.stringify(String(target))}: dial tcp ${address}:${port}: connect: connection refused`,
      );
    }
  };
  network.unregisterPod = (id) => {
    detach.get(id)?.();
    detach.delete(id);
    remove(id);
  };
}
