import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, StatusError, type WatchEvent } from '../../api.ts';
import type { Json } from '../json.ts';
import { type Bench, bench, client, NAMESPACE, pod, resourceOf, server, service } from '../testing.ts';
import { deployments, endpointSlices, endpoints, pods, replicaSets, services } from './resources.ts';

let lab: Bench;
beforeAll(async () => {
  lab = await bench();
  await lab.apply(
    service('existing', {}),
    service('taken', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
    server('web'),
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'hand' },
      addressType: 'IPv4',
      endpoints: [],
    },
  );
}, 60_000);
afterAll(async () => {
  await lab.lab.close();
});

/** What the server says when it refuses; fails when it does not. */
async function refusal(call: Promise<unknown>): Promise<StatusError['status']> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StatusError);
  return (error as StatusError).status;
}

const create = (object: Json, options?: CallOptions) => {
  const resource = resourceOf(object);
  return lab.lab.api.create(
    resource,
    resource.namespaced ? (object.metadata.namespace ?? NAMESPACE) : undefined,
    object,
    options,
  );
};
const patch = (
  resource: Json,
  name: string,
  body: Json,
  type: 'merge' | 'strategic' | 'json' = 'strategic',
  options?: Json,
) => lab.lab.api.patch(resource, NAMESPACE, name, type, body, options);

const slice = (address: string) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 's' },
  addressType: 'IPv4',
  endpoints: [{ addresses: [address] }],
});

describe('refusals, in the words of a v1.37.2 server', () => {
  it.each<[what: string, object: Json, code: number, message: string]>([
    [
      'a type that there is not',
      service('web', { type: 'ClusterIp' }),
      422,
      'Service "web" is invalid: spec.type: Unsupported value: "ClusterIp": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
    [
      'none for None',
      service('web', { clusterIP: 'none' }),
      422,
      'Service "web" is invalid: spec.clusterIPs[0]: Invalid value: "none": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
    [
      'a node port out of range',
      service('web', { type: 'NodePort', ports: [{ port: 80, nodePort: 29999 }] }),
      422,
      'Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 29999: provided port is not in the valid range. The range of valid ports is 30000-32767',
    ],
    [
      'a node port that is taken',
      service('web', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
      422,
      'Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
    ],
    [
      'several ports without names',
      service('web', { ports: [{ port: 80 }, { port: 81 }] }),
      422,
      'Service "web" is invalid: [spec.ports[0].name: Required value, spec.ports[1].name: Required value]',
    ],
    [
      'a quoted number',
      service('web', { ports: [{ port: 80, targetPort: '8080' }] }),
      422,
      'Service "web" is invalid: spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)',
    ],
    [
      'a traffic policy without traffic from outside',
      service('web', { externalTrafficPolicy: 'Local' }),
      422,
      'Service "web" is invalid: spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
    ],
    [
      'an address for an alias',
      service('api', { type: 'ExternalName', externalName: 'example.com', clusterIP: '10.96.9.9' }),
      422,
      'Service "api" is invalid: spec.clusterIPs: Forbidden: may not be set for ExternalName services',
    ],
    [
      'a loopback address',
      slice('127.0.0.1'),
      422,
      'EndpointSlice.discovery.k8s.io "s" is invalid: endpoints[0].addresses[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
    ],
    [
      'a Pod without containers',
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: {} },
      422,
      'Pod "p" is invalid: spec.containers: Required value',
    ],
    [
      'a namespace that there is not',
      { ...pod('p'), metadata: { name: 'p', namespace: 'nosuch' } },
      404,
      'namespaces "nosuch" not found',
    ],
    ['a name that is there already', service('existing', {}), 409, 'services "existing" already exists'],
    [
      'a service account that there is not',
      pod('p', {}, { serviceAccountName: 'nosuch' }),
      403,
      'pods "p" is forbidden: error looking up service account svc-lab/nosuch: serviceaccount "nosuch" not found',
    ],
  ])('%s', async (_, object, code, message) => {
    expect(await refusal(create(object))).toMatchObject({ code, message });
  });

  it.each<[what: string, call: () => Promise<unknown>, message: string]>([
    [
      'no such object',
      () => lab.lab.api.get(deployments, NAMESPACE, 'nosuch'),
      'deployments.apps "nosuch" not found',
    ],
    [
      'another cluster address',
      () => patch(services, 'existing', { spec: { clusterIP: 'None' } }),
      'Service "existing" is invalid: spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
    ],
    [
      'another selector',
      () =>
        patch(
          deployments,
          'web',
          {
            spec: {
              selector: { matchLabels: { app: 'other' } },
              template: { metadata: { labels: { app: 'other' } } },
            },
          },
          'merge',
        ),
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
    ],
    [
      'another address type',
      () => patch(endpointSlices, 'hand', { addressType: 'IPv6' }),
      'EndpointSlice.discovery.k8s.io "hand" is invalid: addressType: Invalid value: "IPv6": field is immutable',
    ],
    [
      'an old version',
      () =>
        lab.lab.api.replace(services, NAMESPACE, 'existing', {
          ...service('existing', {}),
          metadata: { name: 'existing', resourceVersion: '1' },
        }),
      'Operation cannot be fulfilled on services "existing": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'a selector that cannot be read',
      () => lab.lab.api.list(pods, NAMESPACE, { labelSelector: 'color in red' }),
      `Unable to find "/v1, Resource=pods" that match label selector "color in red", field selector "": unable to parse requirement: found 'red' expected: '('`,
    ],
    [
      'a field that is not indexed',
      () => lab.lab.api.list(pods, NAMESPACE, { fieldSelector: 'spec.nosuch=1' }),
      'Unable to find "/v1, Resource=pods" that match label selector "", field selector "spec.nosuch=1": field label not supported: spec.nosuch',
    ],
  ])('%s', async (_, call, message) => {
    expect((await refusal(call())).message).toBe(message);
  });

  it('lists the causes one by one, for who prints them so', async () => {
    const { details } = await refusal(create(service('web', { type: 'ClusterIp' })));
    expect(details?.['causes']).toEqual([
      {
        reason: 'FieldValueNotSupported',
        field: 'spec.type',
        message:
          'Unsupported value: "ClusterIp": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      },
    ]);
  });

  it('does not look at ranges in a dry run, and stores nothing', async () => {
    const object = service('dry', { type: 'NodePort', ports: [{ port: 80, nodePort: 29999 }] });
    await expect(create(object, { dryRun: true })).resolves.toMatchObject({ metadata: { name: 'dry' } });
    expect((await refusal(lab.lab.api.get(services, NAMESPACE, 'dry'))).reason).toBe('NotFound');
  });
});

describe('defaults', () => {
  it('of a Service are those of the server', async () => {
    const made: Json = await create(service('plain', {}));
    expect(made.spec).toEqual({
      clusterIP: expect.stringMatching(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/),
      clusterIPs: [made.spec.clusterIP],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 'http' }],
      selector: { app: 'plain' },
      sessionAffinity: 'None',
      type: 'ClusterIP',
    });
    expect(made.status).toEqual({ loadBalancer: {} });
  });

  it('follow a change of type', async () => {
    await create(service('turn', { ports: [{ port: 80 }] }));
    const first: Json = await patch(services, 'turn', { spec: { type: 'LoadBalancer' } });
    expect(first.spec).toMatchObject({
      allocateLoadBalancerNodePorts: true,
      externalTrafficPolicy: 'Cluster',
    });
    expect(first.spec.ports[0].nodePort).toBeGreaterThanOrEqual(30086);
    const second: Json = await patch(services, 'turn', { spec: { type: 'NodePort' } });
    expect(second.spec.ports[0].nodePort).toBe(first.spec.ports[0].nodePort);
    const third: Json = await patch(services, 'turn', {
      spec: { type: 'ExternalName', externalName: 'example.com' },
    });
    expect(third.spec.clusterIP).toBeUndefined();
    expect(third.spec.ports).toHaveLength(1);
    const fourth: Json = await patch(services, 'turn', { spec: { type: 'ClusterIP' } });
    expect(fourth.spec.clusterIP).toMatch(/^10\./);
    expect(fourth.spec.clusterIP).not.toBe(first.spec.clusterIP);
  });

  it('a load balancer of local traffic has a port for health checks, as long as it is one', async () => {
    await create(
      service('near', { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ port: 80 }] }),
    );
    const first: Json = await patch(services, 'near', { spec: { type: 'LoadBalancer' } });
    expect(first.spec.healthCheckNodePort).toBeGreaterThanOrEqual(30086);
    expect(first.spec.healthCheckNodePort).not.toBe(first.spec.ports[0].nodePort);
    const second: Json = await patch(services, 'near', { metadata: { labels: { a: 'b' } } });
    expect(second.spec.healthCheckNodePort).toBe(first.spec.healthCheckNodePort);
    const third: Json = await patch(services, 'near', { spec: { externalTrafficPolicy: 'Cluster' } });
    expect(third.spec.healthCheckNodePort).toBeUndefined();
  });
});

describe('writing', () => {
  it('counts generations by what changes', async () => {
    const generation = async () => (await lab.get('deployments', 'web')).metadata.generation;
    expect(await generation()).toBe(1);
    await patch(deployments, 'web', { metadata: { labels: { note: 'x' } } });
    expect(await generation()).toBe(1);
    await patch(deployments, 'web', { spec: { replicas: 2 } }, 'merge', { subresource: 'scale' });
    expect(await generation()).toBe(2);
  });

  it('is followed however fast it comes', async () => {
    await lab.apply(server('rush', 3));
    await patch(deployments, 'rush', { spec: { replicas: 1 } });
    await lab.settle();
    expect((await lab.get('deployments', 'rush')).status).toMatchObject({
      observedGeneration: 2,
      replicas: 1,
    });
  });

  it('leaves the version alone when nothing changes', async () => {
    const { metadata } = await lab.get('services', 'existing');
    await patch(services, 'existing', { spec: { selector: { app: 'existing' } } });
    expect((await lab.get('services', 'existing')).metadata.resourceVersion).toBe(metadata.resourceVersion);
  });

  it('leaves a Deployment alone too, whose status its controller writes', async () => {
    await lab.settle();
    const before: Json = await lab.lab.api.get(deployments, NAMESPACE, 'web');
    const after: Json = await patch(deployments, 'web', { spec: { replicas: before.spec.replicas } });
    expect(after.metadata.resourceVersion).toBe(before.metadata.resourceVersion);
  });

  it('takes no other name than the one in the address', async () => {
    const status = await refusal(patch(services, 'existing', { metadata: { name: 'other' } }, 'merge'));
    expect(status.message).toBe(
      'the name of the object (other) does not match the name on the URL (existing)',
    );
  });

  it('gives a load balancer the address that somebody writes into its status', async () => {
    await create(service('lb', { type: 'LoadBalancer' }));
    const made: Json = await patch(
      services,
      'lb',
      { status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } } },
      'merge',
      { subresource: 'status' },
    );
    expect(made.status.loadBalancer.ingress).toEqual([{ ip: '203.0.113.10', ipMode: 'VIP' }]);
    const gone: Json = await patch(services, 'lb', { status: { loadBalancer: null } }, 'merge', {
      subresource: 'status',
    });
    expect(gone.status).toEqual({ loadBalancer: {} });
  });
});

describe('watching', () => {
  async function collect(
    count: number,
    options: Json,
    during: () => Promise<unknown>,
  ): Promise<WatchEvent[]> {
    const stop = new AbortController();
    const seen: WatchEvent[] = [];
    const watching = (async () => {
      for await (const event of lab.lab.api.watch(services, NAMESPACE, { ...options, signal: stop.signal })) {
        seen.push(event);
        if (seen.length === count) stop.abort();
      }
    })();
    await during();
    await watching;
    return seen;
  }

  it('begins with what there is, and sees objects enter and leave the selection', async () => {
    await create({ ...service('seen', {}), metadata: { name: 'seen', labels: { colour: 'red' } } });
    const label = (colour: string) => patch(services, 'seen', { metadata: { labels: { colour } } });
    const events = await collect(4, { labelSelector: 'colour=red' }, async () => {
      await label('blue');
      await label('red');
      await lab.lab.api.delete(services, NAMESPACE, 'seen');
    });
    expect(events.map((event) => event.type)).toEqual(['ADDED', 'DELETED', 'ADDED', 'DELETED']);
  });

  it('begins at a version', async () => {
    const { resourceVersion } = await lab.lab.api.list(services, NAMESPACE);
    await create(service('later', {}));
    const events = await collect(
      2,
      { resourceVersion },
      async () => await lab.lab.api.delete(services, NAMESPACE, 'later'),
    );
    expect(events.map((event) => `${event.type} ${event.object.metadata.name}`)).toEqual([
      'ADDED later',
      'DELETED later',
    ]);
  });
});

describe('Endpoints', () => {
  const warnings: string[] = [];
  const onWarning = (text: string) => warnings.push(text);

  it('warn, and mirror hand-made ones of a Service without selector until it goes', async () => {
    await create(service('old', { selector: null, ports: [{ port: 80 }] }));
    await create(
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name: 'old' },
        subsets: [{ addresses: [{ ip: '192.0.2.7' }], ports: [{ port: 80 }] }],
      },
      { onWarning },
    );
    expect(warnings).toEqual(['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice']);
    await lab.pass(100);
    const mirrored = await lab.list('endpointslices', NAMESPACE, 'kubernetes.io/service-name=old');
    expect(mirrored).toMatchObject([
      {
        metadata: {
          labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io' },
        },
        endpoints: [{ addresses: ['192.0.2.7'], conditions: { ready: true } }],
        ports: [{ name: '', port: 80, protocol: 'TCP' }],
      },
    ]);
    await lab.lab.api.delete(services, NAMESPACE, 'old');
    await lab.pass(500);
    expect(await lab.list('endpointslices', NAMESPACE, 'kubernetes.io/service-name=old')).toEqual([]);
    expect((await refusal(lab.lab.api.get(endpoints, NAMESPACE, 'old'))).message).toBe(
      'endpoints "old" not found',
    );
  });
});

describe('ownership', () => {
  const owned = () => lab.list('pods', NAMESPACE, 'app=web');

  it('a Pod relabelled is replaced, and taken back when it is labelled again', async () => {
    await patch(deployments, 'web', { spec: { replicas: 1 } }, 'merge', { subresource: 'scale' });
    await lab.settle();
    const [first] = await owned();
    const label = (app: string) => patch(pods, first.metadata.name, { metadata: { labels: { app } } });
    await label('debug');
    await lab.settle();
    const orphan = await lab.get('pods', first.metadata.name);
    expect(orphan.metadata.ownerReferences).toBeUndefined();
    expect(orphan.status.podIP).toBe(first.status.podIP);
    const [second] = await owned();
    expect(second.metadata.name).not.toBe(first.metadata.name);
    await label('web');
    await lab.settle();
    // One too many: the younger goes.
    expect((await owned()).map((item) => item.metadata.name)).toEqual([first.metadata.name]);
    expect((await owned())[0].metadata.ownerReferences[0]).toMatchObject({
      kind: 'ReplicaSet',
      controller: true,
    });
  });

  it('deleting a Deployment takes its ReplicaSet and Pods along, not its Service', async () => {
    await lab.apply(client('gone'), service('gone', {}));
    await lab.settle();
    await lab.lab.api.delete(deployments, NAMESPACE, 'gone', { propagationPolicy: 'Background' });
    await lab.settle();
    expect(await lab.list('replicasets', NAMESPACE, 'app=gone')).toEqual([]);
    expect(await lab.list('pods', NAMESPACE, 'app=gone')).toEqual([]);
    await expect(lab.get('services', 'gone')).resolves.toMatchObject({ kind: 'Service' });
  });

  it('… unless they are to stay', async () => {
    await lab.apply(client('left'));
    await lab.settle();
    await lab.lab.api.delete(deployments, NAMESPACE, 'left', { propagationPolicy: 'Orphan' });
    await lab.pass(2000);
    const [left] = (await lab.lab.api.list(replicaSets, NAMESPACE, { labelSelector: 'app=left' })).items;
    expect(left?.metadata.ownerReferences).toBeUndefined();
    expect(await lab.list('pods', NAMESPACE, 'app=left')).toHaveLength(1);
  });
});
