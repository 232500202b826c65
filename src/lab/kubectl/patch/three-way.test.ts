import { expect, test } from 'vitest';
import type { Json } from '../../cluster/json.ts';
import { strategicPatch } from '../../cluster/server/patch.ts';
import { threeWayPatch } from './three-way.ts';

const service = (spec: Json) => ({ kind: 'Service', spec });
const pod = (containers: Json) => ({ kind: 'Pod', spec: { containers } });

test.each<[what: string, original: Json, modified: Json, current: Json, patch: Json]>([
  ['nothing', service({ a: 1 }), service({ a: 1 }), service({ a: 1, b: 2 }), {}],
  ['a value', service({ a: 1 }), service({ a: 2 }), service({ a: 1, b: 2 }), { spec: { a: 2 } }],
  [
    'a field that went',
    service({ a: 1, b: 2 }),
    service({ a: 1 }),
    service({ a: 1, b: 2 }),
    { spec: { b: null } },
  ],
  ['what a server set stays', {}, service({ a: 1 }), service({ a: 1, clusterIP: 'x' }), {}],
  [
    'a port',
    service({ ports: [{ port: 80 }] }),
    service({ ports: [{ port: 81 }] }),
    service({ ports: [{ port: 80, protocol: 'TCP' }] }),
    {
      spec: {
        '$setElementOrder/ports': [{ port: 81 }],
        ports: [{ port: 81 }, { $patch: 'delete', port: 80 }],
      },
    },
  ],
  [
    'an image',
    pod([{ name: 'a', image: 'x:1' }]),
    pod([{ name: 'a', image: 'x:2' }]),
    pod([{ name: 'a', image: 'x:1', imagePullPolicy: 'Always' }]),
    { spec: { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'a', image: 'x:2' }] } },
  ],
  [
    'a list without a key is replaced',
    pod([{ name: 'a', args: ['1'] }]),
    pod([{ name: 'a', args: ['2'] }]),
    pod([{ name: 'a', args: ['1'] }]),
    { spec: { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'a', args: ['2'] }] } },
  ],
])('%s', (_, original, modified, current, patch) => {
  expect(threeWayPatch(original, modified, current, modified.kind)).toEqual(patch);
});

test('a strategy keeps only its own keys', () => {
  const current = {
    kind: 'Deployment',
    spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
  };
  const modified = { kind: 'Deployment', spec: { strategy: { type: 'Recreate' } } };
  const patch = threeWayPatch({}, modified, current, 'Deployment');
  expect(strategicPatch(current, patch, 'Deployment')).toEqual(modified);
});
