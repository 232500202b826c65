import type { Program } from '../process.ts';
import { readOptions } from './options.ts';

const FLAGS = {
  z: 'scan',
  v: 'verbose',
  w: 'wait=',
  n: 'numeric',
  u: 'udp',
  N: 'shutdown',
  4: 'ipv4',
} as const;

/** OpenBSD netcat, for asking whether a port is open (`-z`); what it says on its input goes nowhere. */
export const nc: Program = async (process) => {
  const { values, operands, unknown } = readOptions(process.argv.slice(1), FLAGS);
  const [host, port] = operands;
  if (unknown || !host || !port) {
    process.stderr(
      unknown ? `nc: unrecognized option: ${unknown.replace(/^-+/, '')}\n` : 'nc: missing port number\n',
    );
    return 1;
  }
  const addresses = await process.resolver.addresses(host, process.signal);
  if (typeof addresses === 'string') {
    process.stderr(`nc: getaddrinfo for host "${host}" port ${port}: Name does not resolve\n`);
    return 1;
  }
  const [address = ''] = addresses;
  const connection = process.network.connect(address, Number(port));
  const named = `${host}${host === address ? '' : ` (${address})`} port ${port} (tcp)`;
  if (connection === 'silent') {
    const wait = values.has('wait') ? Number(values.get('wait')) * 1000 : 135_000;
    await process.clock.sleep(wait, process.signal);
    if (values.has('verbose')) process.stderr(`nc: connect to ${named} timed out: Operation in progress\n`);
    return 1;
  }
  if (connection === 'refused') {
    if (values.has('verbose')) process.stderr(`nc: connect to ${named} failed: Connection refused\n`);
    return 1;
  }
  if (values.has('verbose')) {
    process.stderr(
      `Connection to ${host}${host === address ? '' : ` (${address})`} ${port} port [tcp/*] succeeded!\n`,
    );
  }
  return 0;
};
