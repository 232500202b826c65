import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import { randomFrom } from './random.ts';
import { type Bench, bench, client, NAMESPACE, pod, server, service } from './testing.ts';

const APPS = ['a', 'b', 'c'];

/** What a reader might do next; each leaves a valid request. */
const moves: readonly ((lab: Bench, app: string, chance: () => number) => Promise<unknown>)[] = [
  (lab, app, chance) => lab.apply(server(app, 1 + Math.floor(chance() * 3))),
  (lab, app) => lab.apply(service(app, {})),
  (lab, app) => lab.apply(service(`${app}-np`, { type: 'NodePort' }, { app })),
  (lab, app) => lab.apply(service(`${app}-peers`, { clusterIP: 'None' }, { app })),
  (lab, app) => lab.apply(pod(`${app}-solo`)).catch(ignore),
  (lab, app) => remove(lab, 'deployments', app),
  (lab, app) => remove(lab, 'services', app),
  (lab, app) => remove(lab, 'pods', `${app}-solo`),
  async (lab, app) => {
    const [first] = await lab.list('pods', NAMESPACE, `app=${app}`);
    if (first) await remove(lab, 'pods', first.metadata.name);
  },
  async (lab, app, chance) => {
    const [first] = await lab.list('pods', NAMESPACE, `app=${app}`);
    const to = chance() < 0.5 ? 'other' : app;
    if (first) await patch(lab, 'pods', first.metadata.name, { metadata: { labels: { app: to } } });
  },
  (lab, app, chance) => patch(lab, 'deployments', app, { spec: { replicas: Math.floor(chance() * 4) } }),
  (lab, app) => lab.exec('client', 'curl', '-s', '-m', '2', `http://${app}/exit?code=1`),
  (lab, _app, chance) => lab.pass(chance() * 5000),
];

const resource = (lab: Bench, plural: string) =>
  lab.lab.api.resources.find((item) => item.plural === plural)!;
const ignore = () => undefined;
const remove = (lab: Bench, plural: string, name: string) =>
  lab.lab.api.delete(resource(lab, plural), NAMESPACE, name).catch(ignore);
const patch = (lab: Bench, plural: string, name: string, body: Json) =>
  lab.lab.api.patch(resource(lab, plural), NAMESPACE, name, 'merge', body).catch(ignore);

/** States that no cluster at rest is in. */
async function impossible(lab: Bench): Promise<string[]> {
  const found: string[] = [];
  const all = await lab.list('services', NAMESPACE);
  const addresses = all.map((item) => item.spec.clusterIP).filter((item) => item && item !== 'None');
  if (new Set(addresses).size < addresses.length) found.push('two Services with one address');
  const ports = all.flatMap((item) => item.spec.ports.map((port: Json) => port.nodePort)).filter(Boolean);
  if (new Set(ports).size < ports.length) found.push('two Services with one node port');
  const pods = await lab.list('pods', NAMESPACE);
  const uids = new Set(pods.map((item) => item.metadata.uid));
  for (const slice of await lab.list('endpointslices', NAMESPACE)) {
    for (const endpoint of slice.endpoints ?? []) {
      if (endpoint.targetRef && !uids.has(endpoint.targetRef.uid))
        found.push(`${slice.metadata.name} names a Pod that is gone`);
    }
  }
  for (const set of await lab.list('replicasets', NAMESPACE)) {
    const own = pods.filter((item) => item.metadata.ownerReferences?.[0]?.uid === set.metadata.uid);
    if (own.length !== set.spec.replicas)
      found.push(`${set.metadata.name} has ${own.length} of ${set.spec.replicas}`);
  }
  const used = pods.map((item) => item.status?.podIP).filter(Boolean);
  if (new Set(used).size < used.length) found.push('two Pods with one address');
  return found;
}

it.each(Array.from({ length: 100 }, (_, index) => index + 1))(
  'sequence %i ends in a state that can be',
  async (seed) => {
    const lab = await bench({ seed });
    const random = randomFrom(seed * 7919);
    await lab.apply(client());
    await lab.settle();
    for (let step = 0; step < 12; step++) {
      await random.pick(moves)?.(lab, random.pick(APPS) ?? 'a', random.next);
    }
    await lab.pass(40_000);
    await lab.settle();
    expect(await impossible(lab)).toEqual([]);
    await lab.lab.close();
    expect(lab.lab.clock.pending()).toBe(0);
  },
);
