import { expect, test } from 'vitest';
import { resources } from '../../cluster/server/resources.ts';
import { Failure } from '../errors.ts';
import { readArguments } from './arguments.ts';
import { resourceFor } from './mapper.ts';
import { readDocuments } from './yaml.ts';

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return 'no failure';
}

test.each([
  ['pods', 'pods'],
  ['po', 'pods'],
  ['Pod', 'pods'],
  ['deploy', 'deployments'],
  ['deployments.apps', 'deployments'],
  ['deployments.v1.apps', 'deployments'],
  ['Deployment.apps', 'deployments'],
  ['svc', 'services'],
  ['endpointslices.discovery', 'endpointslices'],
  ['events', 'events'],
])('%s are %s', (argument, plural) => {
  expect(resourceFor(resources, argument).plural).toBe(plural);
});

test.each([
  ['pood', 'the server doesn\'t have a resource type "pood"'],
  ['pods.apps', 'the server doesn\'t have a resource type "pods" in group "apps"'],
  ['pods.v1', 'the server doesn\'t have a resource type "pods" in group "v1"'],
])('%s are none', (argument, message) => {
  expect(failure(() => resourceFor(resources, argument))).toBe(message);
});

test.each<[args: string[], found: object]>([
  [['pods'], { types: ['pods'], names: [], tuples: [] }],
  [['pods', 'a', 'b'], { types: ['pods'], names: ['a', 'b'] }],
  [['pods,svc'], { types: ['pods', 'svc'] }],
  [
    ['pods,svc', 'a'],
    {
      tuples: [
        { type: 'pods', name: 'a' },
        { type: 'svc', name: 'a' },
      ],
    },
  ],
  [['pod/a', 'svc/b'], { tuples: [{ name: 'a' }, { name: 'b' }] }],
])('%j', (args, found) => {
  expect(readArguments(args, resources)).toMatchObject(found);
});

test('a category stands for its types', () => {
  expect(readArguments(['all'], resources).types).toContain('deployments.apps');
});

test.each([
  [['pods/'], 'arguments in resource/name form must have a single resource and name'],
  [['a/b/c'], 'arguments in resource/name form may not have more than one slash'],
  [['pod/a', 'svc'], /^there is no need to specify a resource type as a separate argument/],
])('%j is wrong', (args, message) => {
  expect(failure(() => readArguments(args, resources))).toMatch(message);
});

test.each([
  [
    'a:\n\tb: 1\n',
    'error converting YAML to JSON: yaml: line 2: found character that cannot start any token',
  ],
  [
    'a: 1\n---\nb:\n\tc: 1\n',
    'error converting YAML to JSON: yaml: line 4: found character that cannot start any token',
  ],
  [
    'apiVersion:v1\nkind: Pod\n',
    'error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context',
  ],
  ['a:\n- b: 1\n c: 2\n', 'error converting YAML to JSON: yaml: line 2: did not find expected key'],
  ['a: "b\nc: 1\n', 'error converting YAML to JSON: yaml: line 3: found unexpected end of stream'],
  ['a: [1, 2\nb: 3\n', "error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'"],
  ['a: b: c\n', 'error converting YAML to JSON: yaml: mapping values are not allowed in this context'],
])('%j is no YAML', (text, message) => {
  expect(failure(() => [...readDocuments(text)])).toBe(message);
});

test('documents, the empty ones left out', () => {
  expect([...readDocuments('a: 1\n---\n# nothing\n---\nb: yes\n')]).toEqual([{ a: 1 }, { b: true }]);
});
