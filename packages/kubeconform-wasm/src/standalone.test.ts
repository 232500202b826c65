import { expect, test } from 'vitest';
import { standaloneSchema } from './standalone.ts';
import type { Schema } from './types.ts';

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const string = { type: 'string' };

test.each<[what: string, definitions: Record<string, Schema>, expected: Schema]>([
  ['nothing to do', { Root: string }, string],
  ['a reference', { Root: { items: ref('A') }, A: string }, { items: string }],
  ['a chain', { Root: ref('A'), A: ref('B'), B: string }, string],
  [
    'a definition that contains itself',
    { Root: { properties: { tree: ref('Tree') } }, Tree: { items: ref('Tree'), not: ref('B') }, B: string },
    { properties: { tree: ref('Tree') }, definitions: { Tree: { items: ref('Tree'), not: string } } },
  ],
  [
    'two that contain each other',
    { Root: ref('A'), A: { items: ref('B') }, B: { items: ref('A') } },
    { ...ref('A'), definitions: { A: { items: ref('B') }, B: { items: ref('A') } } },
  ],
])('%s', (_, definitions, expected) => {
  expect(standaloneSchema({ kubernetesVersion: '1', kinds: {}, definitions }, 'Root', true)).toEqual(
    expected,
  );
});

test('not strict: unknown fields pass', () => {
  const definitions = {
    Root: { properties: { a: ref('A') }, additionalProperties: false },
    A: { additionalProperties: string },
  };
  expect(standaloneSchema({ kubernetesVersion: '1', kinds: {}, definitions }, 'Root', false)).toEqual({
    properties: { a: { additionalProperties: string } },
  });
});
