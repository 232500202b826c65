import { describe, expect, it, test } from 'vitest';
import { definitionsRegistry, fileStem } from './registry.ts';

// As kubeconform's own template names files.
test.each([
  ['v1', 'Service', 'service-v1'],
  ['apps/v1', 'Deployment', 'deployment-apps-v1'],
  ['discovery.k8s.io/v1', 'EndpointSlice', 'endpointslice-discovery-v1'],
])('%s %s is %s', (apiVersion, kind, stem) => {
  expect(fileStem({ apiVersion, kind })).toBe(stem);
});

describe('answers', () => {
  const definitions = {
    kubernetesVersion: '1',
    kinds: { 'v1/Shoe': 'a shoe/é' },
    definitions: {
      'a shoe/é': { additionalProperties: false, properties: { lace: { $ref: '#/definitions/b c' } } },
    },
  };
  const answers = (strict: boolean, trusted: boolean) =>
    definitionsRegistry(definitions, { strict, trusted });

  it('gives addresses that are URLs', () => {
    expect(answers(true, true)('kind/shoe-v1')).toBe('kubernetes:///a%20shoe%2F%C3%A9');
    expect(answers(true, false)('kind/shoe-v1')).toBe('custom:///a%20shoe%2F%C3%A9');
    expect(answers(true, true)('kind/boot-v1')).toBeUndefined();
  });

  it('turns references into addresses, and lets unknown fields pass where that is wanted', () => {
    const lace = { lace: { $ref: 'b%20c' } };
    expect(JSON.parse(answers(true, true)('definition/a shoe/é')!)).toEqual({
      additionalProperties: false,
      properties: lace,
    });
    expect(JSON.parse(answers(false, true)('definition/a shoe/é')!)).toEqual({ properties: lace });
    expect(answers(true, true)('definition/boot')).toBeUndefined();
    expect(answers(true, true)('definition/toString')).toBeUndefined();
  });

  it('refuses two kinds that kubeconform takes for one', () => {
    const kinds = { 'a.one.io/v1/X': 'a shoe/é', 'a.two.io/v1/X': 'a shoe/é' };
    expect(() => definitionsRegistry({ ...definitions, kinds }, { strict: true, trusted: false })).toThrow(
      'cannot tell a.one.io/v1/X from a.two.io/v1/X: both are x-a-v1',
    );
  });
});
