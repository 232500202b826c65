import { describe, expect, it, test } from 'vitest';
import type { OpenApi } from './openapi.ts';
import { questionsOf } from './questions.ts';
import { change, fieldPath, type Path, sample } from './sample.ts';

const openApi: OpenApi = {
  Shop: {
    type: 'object',
    required: ['spec'],
    properties: { spec: { $ref: '#/definitions/Spec' }, status: { $ref: '#/definitions/Shoe' } },
  },
  Spec: {
    type: 'object',
    required: ['owner'],
    properties: {
      owner: { type: 'string' },
      shoes: { type: 'array', items: { $ref: '#/definitions/Shoe' } },
      labels: { type: 'object', additionalProperties: { $ref: '#/definitions/Shoe' } },
    },
  },
  Shoe: {
    type: 'object',
    required: ['size'],
    properties: {
      size: { type: 'integer' },
      colours: { type: 'array', items: { type: 'string', enum: ['Red'] } },
    },
  },
};

it('asks of each claim once, where it is nearest, and not of a status', () => {
  const asked = questionsOf(openApi, 'Shop').map(
    ({ claim, definition, path }) => `${claim} ${definition} ${path.join('.')}`,
  );
  expect(asked).toEqual([
    'required Shop spec',
    'required Spec spec.owner',
    'required Shoe spec.shoes.[].size',
    'enum Shoe spec.shoes.[].colours.[]',
  ]);
});

describe('samples', () => {
  test.each<[path: Path, to: unknown, expected: unknown, written: string]>([
    [['spec', 'owner'], undefined, { spec: {} }, 'spec.owner'],
    [
      ['spec', 'shoes', '[]', 'size'],
      undefined,
      { spec: { owner: 'probe', shoes: [{}] } },
      'spec.shoes[0].size',
    ],
    [
      ['spec', 'shoes', '[]', 'colours', '[]'],
      'Bogus',
      { spec: { owner: 'probe', shoes: [{ size: 1, colours: ['Bogus'] }] } },
      'spec.shoes[0].colours[0]',
    ],
    [
      ['spec', 'labels', '[]', 'size'],
      5,
      { spec: { owner: 'probe', labels: { probe: { size: 5 } } } },
      'spec.labels[probe].size',
    ],
  ])('%j', (path, to, expected, written) => {
    const document = sample(openApi, openApi['Shop']!, path);
    expect(fieldPath(document, path)).toBe(written);
    change(document, path, to);
    expect(document).toEqual(expected);
  });
});
