import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../api.ts';
import type { Json } from '../json.ts';
import type { RecordType } from './message.ts';
import { candidates, readResolvConf } from './resolver.ts';
import { answer } from './zone.ts';

const service = (name: string, spec: Json): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'lab' },
  spec,
});
const port = { name: 'http', port: 80, protocol: 'TCP' };
const all = new Map<string, KubeObject>(
  [
    service('web', { type: 'ClusterIP', clusterIP: '10.96.1.1', ports: [port] }),
    service('peers', { type: 'ClusterIP', clusterIP: 'None', ports: [port] }),
    service('unready', { type: 'ClusterIP', clusterIP: 'None', ports: [port] }),
    service('eager', { type: 'ClusterIP', clusterIP: 'None', publishNotReadyAddresses: true }),
    service('alias', { type: 'ExternalName', externalName: 'web.lab.svc.cluster.local' }),
    service('far', { type: 'ExternalName', externalName: 'example.com.' }),
    service('address', { type: 'ExternalName', externalName: '10.0.0.1' }),
  ].map((item) => [item.metadata.name, item]),
);
const endpoint = (address: string, ready: boolean, hostname?: string) => ({
  addresses: [address],
  conditions: { ready },
  ...(hostname && { hostname }),
});
const slices: Readonly<Record<string, Json>> = {
  peers: [endpoint('10.244.0.5', true), endpoint('10.244.0.6', true, 'two'), endpoint('10.244.0.7', false)],
  unready: [endpoint('10.244.0.8', false)],
  eager: [endpoint('10.244.0.9', false)],
};
const ask = (name: string, type: RecordType = 'A') => {
  const reply = answer(
    { name, type },
    {
      service: (namespace, wanted) => (namespace === 'lab' ? all.get(wanted) : undefined),
      slices: (_, wanted) =>
        wanted in slices
          ? [{ endpoints: slices[wanted], ports: [{ ...port, port: 8080 }] } as unknown as KubeObject]
          : [],
      serviceByAddress: (address) => (address === '10.96.1.1' ? all.get('web') : undefined),
      endpointsByAddress: (address) =>
        address === '10.244.0.5'
          ? [{ service: 'peers', namespace: 'lab', endpoint: slices['peers'][0] }]
          : [],
      namespaceExists: (wanted) => wanted === 'lab',
      outside: (wanted) => (wanted === 'example.com' ? ['93.184.215.14'] : undefined),
    },
  );
  return reply.rcode === 'NOERROR' ? reply.answers.map((item) => `${item.type} ${item.data}`) : reply.rcode;
};

describe('cluster DNS', () => {
  it.each<[name: string, type: RecordType, expected: string | readonly string[]]>([
    ['web.lab.svc.cluster.local', 'A', ['A 10.96.1.1']],
    ['WEB.lab.svc.cluster.local', 'A', ['A 10.96.1.1']],
    ['web.lab.svc.cluster.local', 'AAAA', []],
    ['web.other.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['lab.svc.cluster.local', 'A', []],
    ['_http._tcp.web.lab.svc.cluster.local', 'SRV', ['SRV 0 100 80 web.lab.svc.cluster.local']],
    ['_https._tcp.web.lab.svc.cluster.local', 'SRV', 'NXDOMAIN'],
    ['peers.lab.svc.cluster.local', 'A', ['A 10.244.0.5', 'A 10.244.0.6']],
    ['10-244-0-5.peers.lab.svc.cluster.local', 'A', ['A 10.244.0.5']],
    ['two.peers.lab.svc.cluster.local', 'A', ['A 10.244.0.6']],
    ['three.peers.lab.svc.cluster.local', 'A', 'NXDOMAIN'],
    [
      '_http._tcp.peers.lab.svc.cluster.local',
      'SRV',
      [
        'SRV 0 50 8080 10-244-0-5.peers.lab.svc.cluster.local',
        'SRV 0 50 8080 two.peers.lab.svc.cluster.local',
      ],
    ],
    ['unready.lab.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['eager.lab.svc.cluster.local', 'A', ['A 10.244.0.9']],
    ['alias.lab.svc.cluster.local', 'A', ['CNAME web.lab.svc.cluster.local', 'A 10.96.1.1']],
    ['far.lab.svc.cluster.local', 'A', ['CNAME example.com', 'A 93.184.215.14']],
    ['address.lab.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['1.1.96.10.in-addr.arpa', 'PTR', ['PTR web.lab.svc.cluster.local']],
    ['5.0.244.10.in-addr.arpa', 'PTR', ['PTR 10-244-0-5.peers.lab.svc.cluster.local']],
    ['10-244-0-5.lab.pod.cluster.local', 'A', ['A 10.244.0.5']],
    ['example.com', 'A', ['A 93.184.215.14']],
    ['nosuch.example.com', 'A', 'NXDOMAIN'],
  ])('%s %s', (name, type, expected) => {
    expect(ask(name, type)).toEqual(expected);
  });
});

describe('the resolver', () => {
  const config = readResolvConf(
    'search lab.svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5 timeout:1\n',
  );
  it('reads resolv.conf', () => {
    expect(config).toEqual({
      servers: ['10.96.0.10'],
      search: ['lab.svc.cluster.local', 'cluster.local'],
      ndots: 5,
      timeout: 1000,
      attempts: 2,
    });
  });
  it.each([
    ['web', ['web.lab.svc.cluster.local', 'web.cluster.local', 'web']],
    ['web.', ['web']],
    ['a.b.c.d.e.f', ['a.b.c.d.e.f', 'a.b.c.d.e.f.lab.svc.cluster.local', 'a.b.c.d.e.f.cluster.local']],
  ])('tries %s as %j', (name, expected) => {
    expect(candidates(name, config)).toEqual(expected);
  });
});
