import type { Program } from '../process.ts';
import { readOptions } from './options.ts';

const FLAGS = {
  c: 'count=',
  W: 'wait=',
  w: 'deadline=',
  i: 'interval=',
  q: 'quiet',
  4: 'ipv4',
  s: 'size=',
} as const;

/** BusyBox ping. Only Pods and nodes answer: a Service address has no ICMP. */
export const ping: Program = async (process) => {
  const { values, operands, unknown } = readOptions(process.argv.slice(1), FLAGS);
  const [host] = operands;
  if (unknown || !host) {
    process.stderr(unknown ? `ping: unrecognized option: ${unknown.replace(/^-+/, '')}\n` : '');
    process.stderr(
      'BusyBox v1.37.0 (2025-12-16 14:19:28 UTC) multi-call binary.\n\nUsage: ping [OPTIONS] HOST\n',
    );
    return 1;
  }
  const addresses = await process.resolver.addresses(host, process.signal);
  if (typeof addresses === 'string') {
    process.stderr(`ping: bad address '${host}'\n`);
    return 1;
  }
  const [address = ''] = addresses;
  process.stdout(`PING ${host} (${address}): 56 data bytes\n`);
  if (!process.rawSockets) {
    process.stderr('ping: permission denied (are you root?)\n');
    return 1;
  }
  const count = values.has('count') ? Number(values.get('count')) : Number.POSITIVE_INFINITY;
  const wait = Number(values.get('wait') ?? 10) * 1000;
  const times: number[] = [];
  let sent = 0;
  while (sent < count && !process.signal.aborted) {
    const answered = process.network.echoes(address);
    if (answered) {
      const time = 0.05 + ((sent * 37) % 60) / 1000;
      times.push(time);
      if (!values.has('quiet')) {
        process.stdout(`64 bytes from ${address}: seq=${sent} ttl=64 time=${time.toFixed(3)} ms\n`);
      }
    }
    sent++;
    if (sent < count) await process.clock.sleep(Number(values.get('interval') ?? 1) * 1000, process.signal);
    else if (!answered) await process.clock.sleep(wait, process.signal);
  }
  const loss = sent === 0 ? 0 : Math.round(((sent - times.length) * 100) / sent);
  process.stdout(`\n--- ${host} ping statistics ---\n`);
  process.stdout(`${sent} packets transmitted, ${times.length} packets received, ${loss}% packet loss\n`);
  if (times.length > 0) {
    const average = times.reduce((sum, time) => sum + time, 0) / times.length;
    const [low, high] = [Math.min(...times), Math.max(...times)];
    process.stdout(
      `round-trip min/avg/max = ${low.toFixed(3)}/${average.toFixed(3)}/${high.toFixed(3)} ms\n`,
    );
  }
  return times.length > 0 ? 0 : 1;
};
