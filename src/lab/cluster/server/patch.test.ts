import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { jsonPatch, mergePatch, PatchError, strategicPatch } from './patch.ts';

describe('merge patch', () => {
  it.each<[what: string, target: Json, patch: Json, result: Json]>([
    ['sets, adds and removes', { a: 1, b: 2 }, { a: 3, b: null, c: 4 }, { a: 3, c: 4 }],
    ['goes into objects', { a: { b: 1, c: 2 } }, { a: { b: null } }, { a: { c: 2 } }],
    ['replaces lists', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['makes objects without the nulls', {}, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
  ])('%s', (_, target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });
});

describe('strategic merge patch', () => {
  const ports = {
    spec: {
      ports: [
        { port: 80, name: 'a' },
        { port: 81, name: 'b' },
      ],
    },
  };
  it.each<[what: string, kind: string, target: Json, patch: Json, result: Json]>([
    [
      'merges ports of a Service by port',
      'Service',
      ports,
      { spec: { ports: [{ port: 81, name: 'c' }] } },
      {
        spec: {
          ports: [
            { port: 80, name: 'a' },
            { port: 81, name: 'c' },
          ],
        },
      },
    ],
    [
      'removes one by directive',
      'Service',
      ports,
      { spec: { ports: [{ port: 80, $patch: 'delete' }] } },
      { spec: { ports: [{ port: 81, name: 'b' }] } },
    ],
    [
      'replaces by directive',
      'Service',
      ports,
      { spec: { ports: [{ $patch: 'replace' }, { port: 1 }] } },
      { spec: { ports: [{ port: 1 }] } },
    ],
    [
      'replaces lists without a merge key',
      'EndpointSlice',
      { endpoints: [{ a: 1 }] },
      { endpoints: [{ b: 1 }] },
      { endpoints: [{ b: 1 }] },
    ],
    [
      'merges containers by name',
      'Pod',
      { spec: { containers: [{ name: 'x', image: 'i', args: ['a'] }] } },
      { spec: { containers: [{ name: 'x', image: 'j' }] } },
      { spec: { containers: [{ name: 'x', image: 'j', args: ['a'] }] } },
    ],
    [
      'merges sets of plain values',
      'Pod',
      { metadata: { finalizers: ['a'] } },
      { metadata: { finalizers: ['b'] } },
      { metadata: { finalizers: ['a', 'b'] } },
    ],
    [
      'takes out of sets',
      'Pod',
      { metadata: { finalizers: ['a', 'b'] } },
      { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } },
      { metadata: { finalizers: ['b'] } },
    ],
    [
      'orders as told',
      'Service',
      ports,
      { spec: { '$setElementOrder/ports': [{ port: 81 }, { port: 80 }] } },
      {
        spec: {
          ports: [
            { port: 81, name: 'b' },
            { port: 80, name: 'a' },
          ],
        },
      },
    ],
    [
      'keeps only what is retained',
      'Deployment',
      { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: {} } } },
      { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
      { spec: { strategy: { type: 'Recreate' } } },
    ],
    [
      'removes with null',
      'Service',
      { spec: { selector: { a: 'b' } } },
      { spec: { selector: null } },
      { spec: {} },
    ],
  ])('%s', (_, kind, target, patch, result) => {
    expect(strategicPatch(target, patch, kind)).toEqual(result);
  });
});

describe('JSON patch', () => {
  it.each<[what: string, target: Json, patch: Json, result: Json]>([
    [
      'replaces in lists',
      { a: [{ b: 1 }] },
      [{ op: 'replace', path: '/a/0/b', value: 2 }],
      { a: [{ b: 2 }] },
    ],
    ['adds at the end', { a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }], { a: [1, 2] }],
    ['reads ~1 and ~0', { 'a/b~c': 1 }, [{ op: 'remove', path: '/a~1b~0c' }], {}],
    ['moves', { a: 1 }, [{ op: 'move', from: '/a', path: '/b' }], { b: 1 }],
    ['tests', { a: 1 }, [{ op: 'test', path: '/a', value: 1 }], { a: 1 }],
  ])('%s', (_, target, patch, result) => {
    expect(jsonPatch(target, patch)).toEqual(result);
  });

  it.each([
    [
      { op: 'replace', path: '/b', value: 1 },
      'replace operation does not apply: doc is missing key: /b: missing value',
    ],
    [{ op: 'test', path: '/a', value: 2 }, 'testing value /a failed: test failed'],
    [
      { op: 'remove', path: '/x/y' },
      'remove operation does not apply: doc is missing path: "/x/y": missing value',
    ],
  ])('refuses %j', (operation, message) => {
    expect(() => jsonPatch({ a: 1 }, [operation])).toThrow(new PatchError(message));
  });
});
