import type { Network } from '../network/network.ts';
import { rulesFor } from '../network/rules.ts';
import { endpointSlices, pods, services } from '../server/resources.ts';
import type { ControllerParts, Stop } from './parts.ts';

/**
 * Milliseconds between a change and the rules that follow it. kube-proxy writes them at most once a second, so what
 * was changed just now is not there yet.
 */
export const SYNC_PERIOD = 700;

/** Milliseconds in which the EndpointSlices follow a Pod that is gone. */
const AFTER_SLICES = 10;

/** Turns Services and EndpointSlices into the nodes' rules, as kube-proxy in iptables mode does. */
export function runProxy(
  { store, clock }: ControllerParts,
  network: Network,
  period = SYNC_PERIOD,
): { readonly stop: Stop; readonly write: () => void } {
  let pending = false;
  let stopped = false;
  const write = () => {
    pending = false;
    if (!stopped) network.install(rulesFor(store.list(services), store.list(endpointSlices)));
  };
  const changed = () => {
    if (pending) return;
    pending = true;
    void clock.sleep(period).then(write);
  };
  const stops = [
    store.watch(services, changed),
    store.watch(endpointSlices, changed),
    // A Pod that is gone has been out of the rules for a while: its containers had ended before.
    store.watch(pods, ({ type }) => {
      if (type === 'DELETED') void clock.sleep(AFTER_SLICES).then(write);
    }),
  ];
  write();
  return {
    write,
    stop() {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
}
