import type { HostPorts } from '../tool.ts';

/** Where free ports are looked for, as Linux gives them to programs that ask for any. */
const FIRST = 32_769;
const COUNT = 28_000;

/** @param random a number from 0 up to 1. */
export function hostPorts(random: () => number): HostPorts {
  const taken = new Map<number, Parameters<HostPorts['listen']>[1]>();
  return {
    listen(wanted, serve) {
      let port = wanted;
      while (port === 0 || (wanted === 0 && taken.has(port))) port = FIRST + Math.floor(random() * COUNT);
      if (taken.has(port)) return undefined;
      taken.set(port, serve);
      return { port, close: () => void (taken.get(port) === serve && taken.delete(port)) };
    },
    at: (port) => taken.get(port),
  };
}
