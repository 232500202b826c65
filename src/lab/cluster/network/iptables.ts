import type { ServiceRule } from './rules.ts';

/** kube-proxy's names for chains: the first sixteen letters of a hash in base 32. */
async function chain(prefix: string, text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const byte of hash.slice(0, 10)) bits += byte.toString(2).padStart(8, '0');
  const name = Array.from(
    { length: 16 },
    (_, index) => letters[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  );
  return `${prefix}${name.join('')}`;
}

/**
 * The rules of a node's `nat` table that kube-proxy writes for Services, as `iptables-save -t nat` prints them.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/iptables/proxier.go
 */
export async function natTable(rules: readonly ServiceRule[]): Promise<string> {
  const heads: string[] = ['KUBE-NODEPORTS', 'KUBE-SERVICES', 'KUBE-MARK-MASQ', 'KUBE-POSTROUTING'];
  const services: string[] = [];
  const nodePorts: string[] = [];
  const bodies: string[] = [];
  for (const rule of rules) {
    if (rule.backends.length === 0) continue;
    const protocol = rule.protocol.toLowerCase();
    const name = rule.portName ? `${rule.service}:${rule.portName}` : rule.service;
    const service = await chain('KUBE-SVC-', name + protocol);
    const match = `-p ${protocol} -m comment --comment`;
    heads.push(service);
    services.push(
      `-A KUBE-SERVICES -d ${rule.clusterIp}/32 ${match} "${name} cluster IP" -m ${protocol} --dport ${rule.port} -j ${service}`,
    );
    bodies.push(
      `-A ${service} ! -s 10.244.0.0/16 -d ${rule.clusterIp}/32 ${match} "${name} cluster IP" -m ${protocol} --dport ${rule.port} -j KUBE-MARK-MASQ`,
    );
    if (rule.nodePort || rule.externalAddresses.length > 0) {
      const external = await chain('KUBE-EXT-', name + protocol);
      heads.push(external);
      for (const address of rule.externalAddresses) {
        services.push(
          `-A KUBE-SERVICES -d ${address}/32 ${match} "${name} loadbalancer IP" -m ${protocol} --dport ${rule.port} -j ${external}`,
        );
      }
      if (rule.nodePort) {
        nodePorts.push(
          `-A KUBE-NODEPORTS -d 127.0.0.0/8 ${match} "${name}" -m ${protocol} --dport ${rule.nodePort} -m nfacct --nfacct-name  localhost_nps_accepted_pkts -j ${external}`,
        );
        nodePorts.push(
          `-A KUBE-NODEPORTS ${match} "${name}" -m ${protocol} --dport ${rule.nodePort} -j ${external}`,
        );
      }
      if (!rule.externalLocal) {
        bodies.push(
          `-A ${external} -m comment --comment "masquerade traffic for ${name} external destinations" -j KUBE-MARK-MASQ`,
        );
      }
      bodies.push(`-A ${external} -j ${service}`);
    }
    for (const [index, backend] of rule.backends.entries()) {
      const target = `${backend.address}:${backend.port}`;
      const endpoint = await chain('KUBE-SEP-', name + protocol + target);
      const left = rule.backends.length - index;
      const odds = left > 1 ? ` -m statistic --mode random --probability ${(1 / left).toFixed(10)}0` : '';
      heads.push(endpoint);
      bodies.push(`-A ${service} -m comment --comment "${name} -> ${target}"${odds} -j ${endpoint}`);
      bodies.push(`-A ${endpoint} -s ${backend.address}/32 -m comment --comment "${name}" -j KUBE-MARK-MASQ`);
      bodies.push(
        `-A ${endpoint} -p ${protocol} -m comment --comment "${name}" -m ${protocol} -j DNAT --to-destination ${target}`,
      );
    }
  }
  services.push(
    '-A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS',
  );
  const lines = [
    '*nat',
    ...[...new Set(heads)].sort().map((name) => `:${name} - [0:0]`),
    ...nodePorts,
    ...bodies,
    ...services,
    'COMMIT',
  ];
  return `${lines.join('\n')}\n`;
}
