import type { LabResponse } from '../../api.ts';
import type { DnsQuery, DnsReply } from '../dns/message.ts';

/** A request on its way to an address. */
export interface Outgoing {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A TCP connection that was taken. */
export interface Connection {
  /** The response, or undefined when the other side closed without one. */
  exchange(request: Outgoing): Promise<LabResponse | undefined>;
}

/** Refused at once, or never answered: the caller waits as long as it likes. */
export type Outcome = Connection | 'refused' | 'silent';

/** The network as seen from one place: a Pod, a node, or the computer outside. */
export interface Socket {
  /** Opens a TCP connection to an IPv4 address. */
  connect(address: string, port: number): Outcome;
  /** Asks a name server; undefined when it stays silent. */
  ask(server: string, query: DnsQuery): Promise<DnsReply | 'refused' | undefined>;
  /** Whether an ICMP echo request would be answered. */
  echoes(address: string): boolean;
}
