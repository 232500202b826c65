import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { type Bench, bench, client, NAMESPACE, pod, server, service } from './testing.ts';

let lab: Bench;
beforeAll(async () => {
  lab = await bench();
  await lab.apply(
    client(),
    server('hello', 2),
    service('hello', {}),
    service('quiet', { ports: [{ port: 80 }] }, { app: 'client' }),
    service('typo', { ports: [{ port: 80, targetPort: 'htpp' }] }, { app: 'hello' }),
    service('empty', {}, { app: 'nobody' }),
    service('peers', { clusterIP: 'None', ports: [{ name: 'http', port: 8080 }] }, { app: 'hello' }),
    service('alias', {
      type: 'ExternalName',
      externalName: `hello.${NAMESPACE}.svc.cluster.local`,
      ports: null,
    }),
    service('office', { selector: null, ports: [{ port: 80, targetPort: 8080 }] }),
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'office-1', labels: { 'kubernetes.io/service-name': 'office' } },
      addressType: 'IPv4',
      ports: [{ name: '', port: 8080, protocol: 'TCP' }],
      endpoints: [{ addresses: ['192.0.2.10'], conditions: { ready: true } }],
    },
  );
  await lab.settle();
}, 60_000);
afterAll(async () => {
  await lab.lab.close();
});

const deploymentResource = () => lab.lab.api.resources.find((item) => item.plural === 'deployments')!;
const podsOf = (app: string) => lab.list('pods', NAMESPACE, `app=${app}`);

describe('a new cluster', () => {
  it('shows what minikube shows', async () => {
    const system = await lab.list('pods', 'kube-system');
    expect(
      system.map((item) =>
        item.metadata.name.replace(/-[a-z0-9]{8,10}-[a-z0-9]{5}$|(?<=proxy)-[a-z0-9]{5}$/, ''),
      ),
    ).toEqual([
      'coredns',
      'etcd-minikube',
      'kube-apiserver-minikube',
      'kube-controller-manager-minikube',
      'kube-proxy',
      'kube-scheduler-minikube',
      'storage-provisioner',
    ]);
    expect(system.every((item) => item.status.phase === 'Running')).toBe(true);
    expect(system[0].status.podIP).toBe('10.244.0.2');
    expect(system[1].status.podIP).toBe('192.168.49.2');
    const namespaces = (await lab.list('namespaces', undefined)).map((item) => item.metadata.name);
    expect(namespaces).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system', NAMESPACE]);
    expect((await lab.list('services', 'kube-system'))[0].spec.clusterIP).toBe('10.96.0.10');
    expect((await lab.list('endpointslices', 'default'))[0].endpoints[0].addresses).toEqual(['192.168.49.2']);
  });
});

describe('calling a Service', () => {
  it.each<[what: string, url: string, exit: number, output: RegExp]>([
    ['by name', 'http://hello/hostname', 0, /^hello-[a-z0-9]+-[a-z0-9]{5}$/],
    ['by name and namespace', 'http://hello.svc-lab/hostname', 0, /^hello-/],
    ['by its whole name', 'http://hello.svc-lab.svc.cluster.local/hostname', 0, /^hello-/],
    ['the caller keeps its address', 'http://hello/clientip', 0, /^10\.244\.0\.\d+:\d+$/],
    ['headless, on the port of the Pod', 'http://peers:8080/hostname', 0, /^hello-/],
    [
      'headless, on another port',
      'http://peers/',
      7,
      /^curl: \(7\) Failed to connect to peers port 80 after \d+ ms: Could not connect to server\n$/,
    ],
    ['an alias', 'http://alias/hostname', 0, /^hello-/],
    [
      'a port that it does not have',
      'http://hello:8080/',
      28,
      /^curl: \(28\) Connection timed out after 300\d milliseconds\n$/,
    ],
    ['nobody listens', 'http://quiet/', 7, /Failed to connect to quiet port 80/],
    ['a port name that no container has', 'http://typo/', 7, /Failed to connect/],
    ['a selector that matches nothing', 'http://empty/', 7, /Failed to connect/],
    ['an endpoint that nobody reaches', 'http://office/', 28, /timed out/],
    ['a name that there is not', 'http://hallo/', 6, /^curl: \(6\) Could not resolve host: hallo\n$/],
    ['a name that is not searched', 'http://hello./', 6, /Could not resolve host: hello\.\n/],
    ['an address that no Pod has any more', 'http://10.244.0.200:8080/', 28, /timed out/],
    [
      'the node, on a port without rule',
      'http://192.168.49.2:9090/',
      7,
      /Failed to connect to 192.168.49.2 port 9090/,
    ],
  ])('%s', async (_, url, exit, output) => {
    const result = await lab.exec('client', 'curl', '-sS', '-m', '3', url);
    expect(result.exit).toBe(exit);
    expect(exit === 0 ? result.stdout : result.stderr).toMatch(output);
  });

  it('reaches every Pod, chosen anew for each connection', async () => {
    const script =
      'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do curl -s hello/hostname; echo; done | sort | uniq -c';
    const { stdout } = await lab.sh('client', script);
    const names = (await podsOf('hello')).map((item) => item.metadata.name).sort();
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(' ')[1]),
    ).toEqual(names);
  });

  it('does not work at once for a new Service', async () => {
    await lab.apply(service('fresh', {}, { app: 'hello' }));
    const first = await lab.exec('client', 'curl', '-sS', '-m', '2', 'http://fresh/hostname');
    expect(first.exit).toBe(28);
    expect((await lab.exec('client', 'curl', '-sS', '-m', '2', 'http://fresh/hostname')).exit).toBe(0);
  });

  it('pings Pods, not Services', async () => {
    const [target] = await podsOf('hello');
    expect((await lab.exec('client', 'ping', '-c', '2', target.status.podIP)).exit).toBe(0);
    const service = await lab.exec('client', 'ping', '-c', '1', '-W', '2', 'hello');
    expect(service.exit).toBe(1);
    expect(service.stdout).toContain('1 packets transmitted, 0 packets received, 100% packet loss');
  });
});

describe('a Pod', () => {
  it('gets names, variables and DNS settings', async () => {
    await lab.apply(pod('late', { args: ['pause'] }));
    await lab.settle();
    const env = await lab.exec('late', 'env');
    const { clusterIP } = (await lab.get('services', 'hello')).spec;
    expect(env.stdout).toContain(`HELLO_SERVICE_HOST=${clusterIP}\n`);
    expect(env.stdout).toContain('KUBERNETES_SERVICE_HOST=10.96.0.1\n');
    expect(env.stdout).not.toMatch(/^(PEERS|ALIAS)_/m);
    expect((await lab.exec('late', 'cat', '/etc/resolv.conf')).stdout).toBe(
      'search svc-lab.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
    );
  });

  it('is restarted in place at once, then after a pause', async () => {
    await lab.apply(pod('solo', { args: ['netexec'] }));
    await lab.settle();
    const state = async (): Promise<Json> => (await lab.get('pods', 'solo')).status.containerStatuses[0];
    const before = await lab.get('pods', 'solo');
    const crash = () => lab.exec('client', 'curl', '-s', `http://${before.status.podIP}:8080/exit?code=1`);
    expect((await crash()).exit).toBe(52);
    await lab.until(async () => (await state()).restartCount === 1);
    expect((await lab.get('pods', 'solo')).status.podIP).toBe(before.status.podIP);
    expect((await state()).lastState.terminated).toMatchObject({ exitCode: 1, reason: 'Error' });
    await crash();
    await lab.pass(4000);
    const after = (await state()).state;
    expect(after.terminated?.reason ?? after.waiting?.reason).toMatch(/^(Error|CrashLoopBackOff)$/);
    const crashed = lab.lab.clock.now();
    await lab.until(async () => (await state()).restartCount === 2);
    expect(lab.lab.clock.now() - crashed).toBeGreaterThan(5000);
    const events = (await lab.list('events')).filter((item) => item.involvedObject.name === 'solo');
    expect(events.find((item) => item.reason === 'BackOff').message).toBe(
      `Back-off restarting failed container web in pod solo_svc-lab(${before.metadata.uid})`,
    );
    expect(events.find((item) => item.reason === 'Created')).toMatchObject({
      count: 3,
      message: 'Container created',
    });
  });

  it('says what is wrong with its image', async () => {
    await lab.apply(pod('lost', { image: 'registry.k8s.io/e2e-test-images/agnhost:no-such-tag' }));
    await lab.until(
      async () =>
        (await lab.get('pods', 'lost')).status.containerStatuses?.[0].state.waiting?.reason ===
        'ImagePullBackOff',
    );
    const logs = lab.lab.api.logs(NAMESPACE, 'lost', {})[Symbol.asyncIterator]();
    await expect(logs.next()).rejects.toThrow(
      'container "web" in pod "lost" is waiting to start: trying and failing to pull image',
    );
  });
});

describe('an image', () => {
  it('that is not there is reported, also when a Pod that asked for it is deleted meanwhile', async () => {
    const image = 'example.com/nosuch:2';
    const all = lab.lab.api.resources.find((item) => item.plural === 'pods')!;
    for (const wait of [10, 60, 110, 200, 400, 700]) {
      await lab.apply(pod(`brief-${wait}`, { image }));
      await lab.pass(wait);
      await lab.lab.api.delete(all, NAMESPACE, `brief-${wait}`);
    }
    await lab.apply(pod('lasting', { image }));
    await lab.until(async () =>
      /Pull/.test((await lab.get('pods', 'lasting')).status.containerStatuses?.[0].state.waiting?.reason),
    );
  });
});

describe('a rollout', () => {
  it('that cannot go on is at rest with the Pods of both sides', async () => {
    await lab.apply(server('stuck', 1));
    await lab.settle();
    await lab.apply(server('stuck', 1, { image: 'example.com/nosuch:1' }));
    await lab.settle();
    expect((await lab.get('deployments', 'stuck')).status.replicas).toBe(2);
  });
});

describe('endpoints', () => {
  const slice = async (name: string) =>
    (await lab.list('endpointslices', NAMESPACE, `kubernetes.io/service-name=${name}`))[0];

  it('carry the ports by number, also without any', async () => {
    expect((await slice('hello')).metadata.name).toMatch(/^hello-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect((await slice('hello')).ports).toEqual([{ name: '', port: 8080, protocol: 'TCP' }]);
    expect(await slice('typo')).toMatchObject({ ports: null, endpoints: [{}, {}] });
    expect(await slice('empty')).toMatchObject({ ports: null, endpoints: null });
    expect(await slice('alias')).toBeUndefined();
  });

  it('follow a Pod on its way out', async () => {
    const [target] = await podsOf('hello');
    const { api } = lab.lab;
    const resource = api.resources.find((item) => item.plural === 'pods')!;
    await api.delete(resource, NAMESPACE, target.metadata.name);
    await lab.pass(200);
    const endpoint = (await slice('hello')).endpoints.find(
      (item: Json) => item.targetRef.name === target.metadata.name,
    );
    expect(endpoint.conditions).toEqual({ ready: false, serving: true, terminating: true });
    await lab.settle();
    await lab.until(async () =>
      (await slice('hello')).endpoints.every((item: Json) => item.conditions.ready),
    );
    const addresses = (await slice('hello')).endpoints.map((item: Json) => item.addresses[0]);
    expect(addresses).toHaveLength(2);
    expect(addresses).not.toContain(target.status.podIP);
  });

  it('are refused, not lost, once the last Pod is gone', async () => {
    await lab.apply(server('brief'), service('brief', {}));
    await lab.settle();
    await lab.lab.api.delete(deploymentResource(), NAMESPACE, 'brief', { propagationPolicy: 'Background' });
    await lab.until(async () => (await podsOf('brief')).length === 0);
    await lab.pass(50);
    expect((await lab.exec('client', 'curl', '-s', '-m', '3', 'http://brief/')).exit).toBe(7);
  });

  it('follow readiness', async () => {
    await lab.apply(
      server('gate', 1, {
        readinessProbe: { exec: { command: ['test', '-e', '/tmp/ready'] }, periodSeconds: 1 },
      }),
      service('gate', {}),
    );
    await lab.settle();
    const call = async () => (await lab.exec('client', 'curl', '-s', '-m', '3', 'http://gate/hostname')).exit;
    expect(await call()).toBe(7);
    expect((await slice('gate')).endpoints[0].conditions).toEqual({
      ready: false,
      serving: false,
      terminating: false,
    });
    await lab.exec('gate', 'touch', '/tmp/ready');
    await lab.pass(2500);
    expect(await call()).toBe(0);
    await lab.exec('gate', 'rm', '/tmp/ready');
    await lab.pass(5000);
    expect(await call()).toBe(7);
  });
});

describe('events', () => {
  it('of a Pod are listed as they happened', async () => {
    const [first] = await podsOf('client');
    const reasons = (await lab.list('events'))
      .filter((item) => item.involvedObject.name === first.metadata.name)
      .map((item) => item.reason);
    expect(reasons).toEqual(['Scheduled', 'Pulled', 'Created', 'Started']);
  });
});

describe('a namespace', () => {
  it('goes with everything in it', async () => {
    const { api } = lab.lab;
    const resource = api.resources.find((item) => item.plural === 'namespaces')!;
    await lab.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } });
    await lab.pass(100);
    await lab.apply({ ...pod('guest'), metadata: { name: 'guest', namespace: 'other' } });
    await lab.pass(3000);
    await api.delete(resource, undefined, 'other');
    await expect(api.get(resource, undefined, 'other')).resolves.toMatchObject({
      status: { phase: 'Terminating' },
    });
    await expect(
      lab.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'late', namespace: 'other' } }),
    ).rejects.toThrow('unable to create new content in namespace other because it is being terminated');
    await lab.until(async () =>
      (await lab.list('namespaces', undefined)).every((item) => item.metadata.name !== 'other'),
    );
    expect(await lab.list('pods', 'other')).toEqual([]);
  });
});
