import type { DnsQuery, DnsReply } from '../dns/message.ts';
import type { Origin } from './network.ts';

/** Where a packet ends up, and the Service whose rule sent it there. */
export interface Destination {
  readonly address: string;
  readonly port: number;
  /** `svc-lab/dice-api` */
  readonly via?: string;
}

/** A packet that nobody took. */
export interface Failure {
  /** Refused at once, or never answered. */
  readonly outcome: 'refused' | 'silent';
  /**
   * `no-endpoints`: the Service has none that is ready. `no-local-endpoint`: none on this node, and others do not
   * count. `nobody-listens`: the address is there, the port is closed. `no-rule`: no Service has this address and
   * port. `no-route`: the address cannot be reached from there.
   */
  readonly why: 'no-endpoints' | 'no-local-endpoint' | 'nobody-listens' | 'no-rule' | 'no-route';
  readonly via?: string;
  /** The endpoint that was chosen and did not take it. */
  readonly to?: { readonly address: string; readonly port: number };
}

/** Something that went over the network. */
export type Traffic =
  | {
      readonly kind: 'connection';
      readonly from: Origin;
      readonly address: string;
      readonly port: number;
      readonly result:
        | Failure
        | {
            readonly outcome: 'taken';
            readonly via?: string;
            readonly to: { readonly address: string; readonly port: number };
          };
    }
  | {
      readonly kind: 'name';
      readonly from: Origin;
      readonly server: string;
      readonly query: DnsQuery;
      /** Undefined: no answer came. */
      readonly reply: DnsReply | 'refused' | undefined;
    };
