import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectError, type Lab } from '../lab.ts';
import { services } from '../server/resources.ts';
import { type Bench, bench, client, NAMESPACE, server, service } from '../testing.ts';

let one: Bench;
let two: Bench;
beforeAll(async () => {
  [one, two] = await Promise.all([bench(), bench({ nodes: 2 })]);
  for (const lab of [one, two]) {
    await lab.apply(
      client(),
      server('web'),
      service('web', { type: 'LoadBalancer', ports: [{ port: 9090, targetPort: 'http' }] }),
      service(
        'np',
        { type: 'NodePort', ports: [{ port: 9090, targetPort: 'http', nodePort: 30080 }] },
        { app: 'web' },
      ),
    );
    await lab.settle();
  }
}, 60_000);
afterAll(async () => {
  await Promise.all([one.lab.close(), two.lab.close()]);
});

const get = (lab: Lab, url: string, from?: string, limit = 3000) => {
  const stop = new AbortController();
  const request = { method: 'GET', url, headers: {}, signal: stop.signal };
  const call = (from ? lab.fetchFromNode(from, request) : lab.fetchFromOutside(request)).then(
    (response) => response.body,
    (error: unknown) => (error instanceof ConnectError ? error.kind : String(error)),
  );
  void lab.clock.sleep(limit).then(() => stop.abort());
  return lab.clock.drive(call);
};
const policy = async (lab: Bench, externalTrafficPolicy: string) => {
  await lab.lab.api.patch(services, NAMESPACE, 'np', 'merge', { spec: { externalTrafficPolicy } });
  await lab.pass(1500);
};

describe('a node port', () => {
  it.each<[what: string, url: string, from: string | undefined, answer: RegExp]>([
    [
      'from outside, the sender hidden',
      'http://192.168.49.2:30080/clientip',
      undefined,
      /^10\.244\.0\.1:\d+$/,
    ],
    ['on the node itself', 'http://localhost:30080/hostname', 'minikube', /^web-/],
    ['not the port of the Service', 'http://192.168.49.2:9090/', undefined, /^refused$/],
    ['Pods are not reached from outside', 'http://10.244.0.3:8080/', undefined, /^silent$/],
    ['Services are not reached from outside', 'http://10.96.0.10:9153/', undefined, /^silent$/],
  ])('%s', async (_, url, from, answer) => {
    expect(await get(one.lab, url, from)).toMatch(answer);
  });

  it('shows the sender with policy Local', async () => {
    await policy(one, 'Local');
    expect(await get(one.lab, 'http://192.168.49.2:30080/clientip')).toMatch(/^192\.168\.49\.1:\d+$/);
    await policy(one, 'Cluster');
  });

  it('is dropped by a node without endpoints with policy Local, and passed on otherwise', async () => {
    const [target] = await two.list('pods', NAMESPACE, 'app=web');
    const other = two.lab.nodes.find((node) => node.name !== target.spec.nodeName)?.address;
    const same = two.lab.nodes.find((node) => node.name === target.spec.nodeName)?.address;
    expect(await get(two.lab, `http://${other}:30080/hostname`)).toMatch(/^web-/);
    await policy(two, 'Local');
    expect(await get(two.lab, `http://${other}:30080/hostname`)).toBe('silent');
    expect(await get(two.lab, `http://${same}:30080/hostname`)).toMatch(/^web-/);
  });
});

describe('a load balancer', () => {
  it('answers inside on the address in its status, outside only through a tunnel', async () => {
    const ingress = { status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } } };
    await one.lab.api.patch(services, NAMESPACE, 'web', 'merge', ingress, { subresource: 'status' });
    await one.pass(1500);
    const inside = await one.exec('client', 'curl', '-sS', '-m', '3', 'http://203.0.113.10:9090/hostname');
    expect(inside.stdout).toMatch(/^web-/);
    expect(await get(one.lab, 'http://203.0.113.10:9090/hostname')).toBe('silent');
    one.lab.setTunnel(true);
    expect(await get(one.lab, 'http://203.0.113.10:9090/hostname')).toMatch(/^web-/);
    one.lab.setTunnel(false);
  });
});

describe('two nodes', () => {
  it('share the Pods, which reach each other', async () => {
    const all = await two.list('pods');
    expect(new Set(all.map((item) => item.spec.nodeName)).size).toBe(2);
    expect((await two.exec('client', 'curl', '-sS', '-m', '3', 'http://web:9090/hostname')).stdout).toMatch(
      /^web-/,
    );
    expect((await two.list('nodes', undefined)).map((item) => item.metadata.name)).toEqual([
      'minikube',
      'minikube-m02',
    ]);
  });
});

describe('what is told of the traffic', () => {
  it.each<[what: string, url: string, expected: object]>([
    [
      'a way through a Service',
      'http://192.168.49.2:30080/hostname',
      { address: '192.168.49.2', result: { outcome: 'taken', via: `${NAMESPACE}/np`, to: { port: 8080 } } },
    ],
    [
      'a closed port',
      'http://192.168.49.2:9/',
      { result: { outcome: 'refused', why: 'nobody-listens', to: { port: 9 } } },
    ],
    ['no way in', 'http://10.96.0.10:9153/', { result: { outcome: 'silent', why: 'no-route' } }],
  ])('%s', async (_, url, expected) => {
    const seen: unknown[] = [];
    const stop = one.lab.network.observe((traffic) => traffic.from.kind === 'outside' && seen.push(traffic));
    await get(one.lab, url);
    stop();
    await get(one.lab, url);
    expect(seen).toMatchObject([{ kind: 'connection', ...expected }]);
  });

  it('questions to the name server, and what they were answered', async () => {
    const seen: unknown[] = [];
    const stop = one.lab.network.observe((traffic) => traffic.kind === 'name' && seen.push(traffic));
    await one.exec('client', 'curl', '-sS', '-m', '3', 'http://web:9090/hostname');
    stop();
    expect(seen).toMatchObject([
      { server: '10.96.0.10', query: { name: expect.stringMatching(/^web\./) }, reply: { rcode: 'NOERROR' } },
    ]);
  });
});

describe('no endpoint ready anywhere', () => {
  it('refuses, also with policy Local', async () => {
    await one.lab.api.patch(services, NAMESPACE, 'np', 'merge', { spec: { selector: { app: 'nobody' } } });
    await policy(one, 'Local');
    expect(await get(one.lab, 'http://192.168.49.2:30080/')).toBe('refused');
  });
});
