import { expect, it } from 'vitest';
import { natTable } from './iptables.ts';
import { rulesFor } from './rules.ts';

// The chain names were read from a node of v1.37.2.
it('names chains as kube-proxy does, and chooses at random with even odds', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'dice-api', namespace: 'svc-lab' },
    spec: { type: 'ClusterIP', clusterIP: '10.99.82.90', ports: [{ port: 80, protocol: 'TCP' }] },
  };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'x', namespace: 'svc-lab', labels: { 'kubernetes.io/service-name': 'dice-api' } },
    addressType: 'IPv4',
    ports: [{ name: '', port: 8080, protocol: 'TCP' }],
    endpoints: [{ addresses: ['10.244.0.30'] }, { addresses: ['10.244.0.31'] }],
  };
  const lines = (await natTable(rulesFor([service], [slice]))).split('\n');
  for (const line of [
    '-A KUBE-SERVICES -d 10.99.82.90/32 -p tcp -m comment --comment "svc-lab/dice-api cluster IP" -m tcp --dport 80 -j KUBE-SVC-Q43KYY4COCQIVVMN',
    '-A KUBE-SVC-Q43KYY4COCQIVVMN -m comment --comment "svc-lab/dice-api -> 10.244.0.30:8080" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-GIT6YPDGSDOPQX5S',
    '-A KUBE-SVC-Q43KYY4COCQIVVMN -m comment --comment "svc-lab/dice-api -> 10.244.0.31:8080" -j KUBE-SEP-CTCUTMLE3ANDSZLX',
    '-A KUBE-SEP-CTCUTMLE3ANDSZLX -p tcp -m comment --comment "svc-lab/dice-api" -m tcp -j DNAT --to-destination 10.244.0.31:8080',
  ]) {
    expect(lines).toContain(line);
  }
});

it('writes none for what has no endpoint', async () => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'empty', namespace: 'svc-lab' },
    spec: { type: 'ClusterIP', clusterIP: '10.101.1.1', ports: [{ port: 80 }] },
  };
  expect(await natTable(rulesFor([service], []))).not.toContain('empty');
});
