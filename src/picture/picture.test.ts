import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../lab/api.ts';
import type { Traffic } from '../lab/cluster/network/traffic.ts';
import { changesBetween } from './change.ts';
import { flowOf } from './flow.ts';
import { layoutOf } from './layout.ts';
import { EMPTY, sceneOf } from './scene.ts';
import { rowsOf } from './table.ts';

const object = (kind: string, name: string, rest: object = {}, metadata: object = {}): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'svc-lab', uid: `${kind}-${name}`, ...metadata },
  ...rest,
});
const pod = (name: string, podIP: string, ready = true, metadata: object = {}) =>
  object(
    'Pod',
    name,
    {
      spec: { nodeName: 'minikube' },
      status: { phase: 'Running', podIP, containerStatuses: [{ ready, restartCount: 0, state: {} }] },
    },
    {
      labels: { app: 'web' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'web-1',
          uid: 'ReplicaSet-web-1',
          controller: true,
        },
      ],
      ...metadata,
    },
  );
const slice = (...endpoints: [address: string, ready: boolean][]) =>
  object(
    'EndpointSlice',
    'web-x',
    { endpoints: endpoints.map(([address, ready]) => ({ addresses: [address], conditions: { ready } })) },
    { labels: { 'kubernetes.io/service-name': 'web' } },
  );
const service = object('Service', 'web', {
  spec: { type: 'ClusterIP', clusterIP: '10.96.0.9', selector: { app: 'web' }, ports: [{ port: 80 }] },
});
const all = [
  object('Node', 'minikube', {}, { namespace: undefined }),
  service,
  slice(['10.244.0.5', true], ['10.244.0.6', false]),
  pod('a', '10.244.0.5'),
  pod('b', '10.244.0.6', false),
  object('ReplicaSet', 'web-1', { spec: { replicas: 2 }, status: { replicas: 2, readyReplicas: 1 } }),
  object('ReplicaSet', 'web-0', { spec: { replicas: 0 }, status: { replicas: 0 } }),
];

describe('sceneOf', () => {
  const scene = sceneOf(all);
  const link = (from: string, to: string) => scene.links.find((each) => each.from === from && each.to === to);

  test('selection, ownership and endpoints are lines', () => {
    expect(link('Service-web', 'Pod-a')?.kind).toBe('selects');
    expect(link('ReplicaSet-web-1', 'Pod-b')?.kind).toBe('owns');
    expect(link('EndpointSlice-web-x', 'Pod-a')).toMatchObject({ kind: 'endpoint', ready: true });
    expect(link('EndpointSlice-web-x', 'Pod-b')).toMatchObject({ kind: 'endpoint', ready: false });
  });
  test('an old version without Pods is left out', () => {
    expect(scene.cards.map(({ name }) => name)).not.toContain('web-0');
  });
  test.each([
    ['a Service without ready endpoints is bad', [service], 'Service-web', 'bad'],
    ['one with is good', all, 'Service-web', 'good'],
    ['a Pod that is not ready waits', all, 'Pod-b', 'waiting'],
    [
      'one that is being deleted leaves',
      [pod('a', '1', true, { deletionTimestamp: 'x' })],
      'Pod-a',
      'leaving',
    ],
    [
      'one that crashes is bad',
      [
        object('Pod', 'c', {
          status: { containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }] },
        }),
      ],
      'Pod-c',
      'bad',
    ],
  ])('%s', (_, objects, id, state) => {
    expect(sceneOf(objects).cards.find((card) => card.id === id)?.state).toBe(state);
  });
});

describe('flowOf', () => {
  const scene = sceneOf(all);
  const from = { kind: 'pod', address: '10.244.0.6', node: 'minikube' } as const;
  const to = { address: '10.244.0.5', port: 8080 };
  const via = 'svc-lab/web';
  const request = (result: object): Traffic =>
    ({ kind: 'connection', from, address: '10.96.0.9', port: 80, result }) as Traffic;

  test.each<[string, Traffic, object]>([
    [
      'through a Service to a Pod',
      request({ outcome: 'taken', via, to }),
      { path: ['Pod-b', 'Service-web', 'Pod-a'], outcome: 'answered' },
    ],
    [
      'ends at a Service without endpoints',
      request({ outcome: 'refused', why: 'no-endpoints', via }),
      { path: ['Pod-b', 'Service-web'], outcome: 'refused', text: expect.stringContaining('하나도 없어서') },
    ],
    [
      'ends at a closed port',
      request({ outcome: 'refused', why: 'nobody-listens', via, to }),
      { path: ['Pod-b', 'Service-web', 'Pod-a'], outcome: 'refused' },
    ],
    [
      'a name that does not exist',
      {
        kind: 'name',
        from,
        server: '10.96.0.10',
        query: { name: 'wab.svc-lab', type: 'A' },
        reply: { rcode: 'NXDOMAIN', answers: [], authority: [], additional: [], recursionAvailable: false },
      },
      { path: ['Pod-b', 'dns'], outcome: 'answered', text: expect.stringContaining('이름은 없다고') },
    ],
  ])('%s', (_, traffic, expected) => expect(flowOf(traffic, scene)).toMatchObject(expected));

  test('traffic of Pods that are not shown is not shown', () => {
    const elsewhere = { kind: 'pod', address: '10.244.0.2', node: 'minikube' } as const;
    expect(
      flowOf({ ...request({ outcome: 'taken', to }), from: elsewhere } as Traffic, scene),
    ).toBeUndefined();
  });
});

test('changes are told in the words of the picture', () => {
  const scene = sceneOf(all);
  expect(changesBetween(EMPTY, sceneOf([pod('a', '10.244.0.5')]))).toEqual([
    '파드 a: 생겼습니다 (Running 1/1 · 10.244.0.5)',
  ]);
  expect(changesBetween(scene, scene)).toEqual([]);
  expect(changesBetween(sceneOf([pod('a', '1')]), EMPTY)).toEqual(['파드 a: 사라졌습니다']);
});

test('the table says what the lines say', () => {
  const row = rowsOf(sceneOf(all)).find(({ name }) => name === '엔드포인트슬라이스 web-x');
  expect(row?.relations).toBe('보냄: 파드 a, 보냄: 파드 b (준비 안 됨)');
});

describe('layoutOf', () => {
  const many = Array.from({ length: 50 }, (_, index) => pod(`p${index}`, `10.244.1.${index}`));
  const scenes = { nothing: EMPTY, 'a few': sceneOf(all), 'fifty Pods': sceneOf([...all, ...many]) };
  const rooms = [Number.POSITIVE_INFINITY, 900, 796, 795, 340, 288];
  test.each(
    Object.entries(scenes).flatMap(([name, scene]) => rooms.map((room) => [name, room, scene] as const)),
  )('%s in %i px: no two cards overlap, all lie inside', (_, room, scene) => {
    const { boxes, width, height } = layoutOf(scene, room);
    expect(width).toBeLessThanOrEqual(room);
    const list = [...boxes.values()];
    for (const [index, one] of list.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(width);
      expect(one.y + one.height).toBeLessThanOrEqual(height);
      for (const other of list.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    }
    for (const { id } of scene.cards) expect(boxes.has(id)).toBe(true);
  });

  test('without room, an EndpointSlice stands below its Service, and what makes Pods below these', () => {
    const other = object('Service', 'apple', {
      spec: { type: 'ClusterIP', clusterIP: '10.96.0.8', ports: [] },
    });
    const scene = sceneOf([...all, other]);
    const { boxes } = layoutOf(scene, 340);
    const place = (name: string) => boxes.get(scene.cards.find((card) => card.name === name)?.id ?? '')!;
    expect(place('web-x').x).toBe(place('web').x);
    expect(place('apple').y).toBeLessThan(place('web').y);
    expect(place('web-x').y).toBeGreaterThan(place('web').y);
    expect(place('web-1').y).toBeGreaterThan(place('b').y);
    expect(place('web-1').x).toBe(place('b').x);
  });
});
