import type { LabResponse } from '../../api.ts';
import type { Served } from '../../images/process.ts';
import type { DnsQuery, DnsReply } from '../dns/message.ts';
import type { Random } from '../random.ts';
import { isServiceAddress } from '../server/services.ts';
import type { Backend, ServiceRule } from './rules.ts';
import type { Connection, Outcome, Socket } from './socket.ts';
import type { Destination, Failure, Traffic } from './traffic.ts';

/** Where a packet starts. */
export type Origin =
  | { readonly kind: 'pod'; readonly address: string; readonly node: string }
  | { readonly kind: 'node'; readonly address: string; readonly node: string }
  /** The reader's computer. `services`: routes to Service addresses exist, as `minikube tunnel` makes them. */
  | { readonly kind: 'outside'; readonly address: string; readonly services: () => boolean };

/** Who listens on an address and port. */
interface Listener {
  readonly served?: Served;
  readonly names?: (query: DnsQuery) => Promise<DnsReply>;
}

export interface NetworkNode {
  readonly name: string;
  readonly address: string;
  /** The address of the node's end of the Pods' network: what masqueraded packets come from. */
  readonly bridge: string;
}

/** A server outside the cluster, such as a site on the internet. */
export type Elsewhere = (address: string, port: number) => Served | undefined;

export interface Network {
  /** From now on a Pod has this address; call the function to take it away. */
  attach(address: string, node: string): () => void;
  listen(address: string, port: number, listener: Listener): () => void;
  /** Replaces the kernel's Service rules. */
  install(rules: readonly ServiceRule[]): void;
  installed(): readonly ServiceRule[];
  socket(origin: Origin): Socket;
  /** Tells of every connection and every question to a name server; call the function to stop. */
  observe(observer: (traffic: Traffic) => void): () => void;
}

/** How long a masqueraded or plain client port is; the kernel's ephemeral range. */
const EPHEMERAL = { from: 32768, size: 28232 };

/** The network of a cluster: what reaches whom, by whose rules, from which address. */
export function network(nodes: () => readonly NetworkNode[], random: Random, elsewhere: Elsewhere): Network {
  const pods = new Map<string, string>();
  const listeners = new Map<string, Listener>();
  const affinity = new Map<string, string>();
  let rules: readonly ServiceRule[] = [];

  interface Route extends Destination {
    readonly source: string;
  }
  const failed = (outcome: Failure['outcome'], why: Failure['why'], via?: ServiceRule): Failure => ({
    outcome,
    why,
    ...(via && { via: via.service }),
  });
  const observers = new Set<(traffic: Traffic) => void>();
  const tell = (traffic: Traffic) => {
    for (const observer of observers) observer(traffic);
  };

  const nodeNamed = (name: string) => nodes().find((node) => node.name === name);

  function route(origin: Origin, address: string, port: number, protocol: string): Route | Failure {
    const own = { address, port, source: origin.address };
    if (/^127\./.test(address)) {
      if (origin.kind === 'pod') return { ...own, address: origin.address, source: '127.0.0.1' };
      if (origin.kind === 'outside') return failed('refused', 'nobody-listens');
      return (
        nodePort(origin, origin.node, port, protocol) ?? {
          ...own,
          address: origin.address,
          source: '127.0.0.1',
        }
      );
    }
    const inside = origin.kind !== 'outside' || origin.services();
    const rule = rules.find(
      (item) =>
        item.port === port &&
        item.protocol === protocol &&
        ((inside && item.clusterIp === address) || (inside && item.externalAddresses.includes(address))),
    );
    if (rule) return throughService(rule, origin, address !== rule.clusterIp);
    const node = nodes().find((item) => item.address === address);
    if (node) return nodePort(origin, node.name, port, protocol) ?? own;
    if (isServiceAddress(address)) return failed('silent', inside ? 'no-rule' : 'no-route');
    if (pods.has(address)) return origin.kind === 'outside' ? failed('silent', 'no-route') : own;
    return own;
  }

  function nodePort(
    origin: Origin,
    node: string,
    port: number,
    protocol: string,
  ): Route | Failure | undefined {
    const rule = rules.find((item) => item.nodePort === port && item.protocol === protocol);
    return rule && throughService(rule, origin, true, node);
  }

  function throughService(
    rule: ServiceRule,
    origin: Origin,
    external: boolean,
    receiver?: string,
  ): Route | Failure {
    const at = receiver ?? (origin.kind === 'outside' ? nodes()[0]?.name : origin.node);
    const local = external ? rule.externalLocal : rule.internalLocal;
    // Inside the cluster an external address counts as one of the Service's own: any endpoint will do.
    const onlyHere =
      local && !(external && origin.kind !== 'outside' && origin.node === at && receiver === undefined);
    const candidates = onlyHere ? rule.backends.filter((backend) => backend.node === at) : rule.backends;
    if (rule.backends.length === 0) return failed('refused', 'no-endpoints', rule);
    const chosen = choose(rule, origin, candidates);
    if (!chosen) return failed('silent', 'no-local-endpoint', rule);
    // What came for a node's port or an external address leaves with the node's address, so that answers come back.
    const masquerade = (external && !rule.externalLocal) || chosen.address === origin.address;
    const bridge = nodeNamed(at ?? '')?.bridge ?? origin.address;
    if (isServiceAddress(chosen.address)) return failed('silent', 'no-rule', rule);
    const { address, port } = chosen;
    return { address, port, via: rule.service, source: masquerade ? bridge : origin.address };
  }

  function choose(rule: ServiceRule, origin: Origin, candidates: readonly Backend[]): Backend | undefined {
    if (!rule.sticky) return random.pick(candidates);
    const key = `${origin.address} ${rule.service}`;
    const kept = candidates.find((backend) => backend.address === affinity.get(key));
    const chosen = kept ?? random.pick(candidates);
    if (chosen) affinity.set(key, chosen.address);
    return chosen;
  }

  /** Who would take a packet for this address and port, if it gets there at all. */
  function target(found: Route): Listener | Failure {
    const { address, port, via } = found;
    const listener = listeners.get(`${address}:${port}`);
    if (listener) return listener;
    const rest = { ...(via !== undefined && { via }), to: { address, port } };
    if (pods.has(address) || nodes().some((node) => node.address === address))
      return { outcome: 'refused', why: 'nobody-listens', ...rest };
    const served = elsewhere(address, port);
    return served ? { served } : { outcome: 'silent', why: 'no-route', ...rest };
  }

  /** The way of a packet to who takes it, or where it ends. */
  function deliver(
    origin: Origin,
    address: string,
    port: number,
    protocol: string,
  ): (Route & { readonly listener: Listener }) | Failure {
    const found = route(origin, address, port, protocol);
    if ('outcome' in found) return found;
    const listener = target(found);
    return 'outcome' in listener ? listener : { ...found, listener };
  }

  return {
    attach(address, node) {
      pods.set(address, node);
      return () => {
        pods.delete(address);
        for (const key of [...listeners.keys()]) if (key.startsWith(`${address}:`)) listeners.delete(key);
      };
    },
    listen(address, port, listener) {
      const key = `${address}:${port}`;
      listeners.set(key, listener);
      return () => {
        if (listeners.get(key) === listener) listeners.delete(key);
      };
    },
    install(next) {
      rules = next;
    },
    installed: () => rules,
    observe(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    socket: (origin) => ({
      connect(address, port): Outcome {
        const found = deliver(origin, address, port, 'TCP');
        if ('outcome' in found) {
          tell({ kind: 'connection', from: origin, address, port, result: found });
          return found.outcome;
        }
        const { served } = found.listener;
        const to = { address: found.address, port: found.port };
        const rest = { ...(found.via !== undefined && { via: found.via }), to };
        if (!served) {
          const result: Failure = { outcome: 'refused', why: 'nobody-listens', ...rest };
          tell({ kind: 'connection', from: origin, address, port, result });
          return 'refused';
        }
        tell({ kind: 'connection', from: origin, address, port, result: { outcome: 'taken', ...rest } });
        const client = `${found.source}:${EPHEMERAL.from + random.below(EPHEMERAL.size)}`;
        const connection: Connection = {
          exchange: async (request): Promise<LabResponse | undefined> => await served({ ...request, client }),
        };
        return connection;
      },
      async ask(server, query) {
        const found = deliver(origin, server, 53, 'UDP');
        const reply =
          'outcome' in found
            ? found.outcome === 'refused'
              ? 'refused'
              : undefined
            : found.listener.names
              ? await found.listener.names(query)
              : 'refused';
        tell({ kind: 'name', from: origin, server, query, reply });
        return reply;
      },
      echoes(address) {
        if (/^127\./.test(address)) return true;
        if (nodes().some((node) => node.address === address || node.bridge === address)) return true;
        return origin.kind !== 'outside' && pods.has(address);
      },
    }),
  };
}
