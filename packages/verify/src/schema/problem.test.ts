import { expect, test } from 'vitest';
import { pathOf } from './pointer.ts';
import { readProblem } from './problem.ts';

test.each([
  ["additional properties 'a', 'b' not allowed", { kind: 'unknown', fields: ['a', 'b'] }],
  ["additional properties '\\u00a0it\\'s' not allowed", { kind: 'unknown', fields: ["\u00a0it's"] }],
  ["missing property 'port'", { kind: 'missing', fields: ['port'] }],
  [
    "missing property 'name' or missing property 'generateName'",
    { kind: 'missing', fields: ['name', 'generateName'] },
  ],
  ['got number, want null or string', { kind: 'type', got: 'number', want: ['string'] }],
  ["value must be one of 'TCP', '', <nil>", { kind: 'enum', allowed: ['TCP'] }],
  ["value must be 'v1'", { kind: 'enum', allowed: ['v1'] }],
  ['maximum: got 70,000, want 65,535', { kind: 'range', bound: 'maximum', limit: '65535' }],
  ['maximum: got 9.9e+10, want 2.147483647e+09', { kind: 'range', bound: 'maximum', limit: '2147483647' }],
  ["'1GB' does not match pattern '^[numkMGTPE]$'", { kind: 'format', format: 'quantity' }],
  ["'x' does not match pattern '^x'", { kind: 'other' }],
  ['something new', { kind: 'other' }],
])('%s', (message, expected) => {
  expect(readProblem(message)).toEqual(expected);
});

test.each([
  ['', []],
  ['/spec/ports/0/port', ['spec', 'ports', 0, 'port']],
  ['/metadata/labels/example.com/team', ['metadata', 'labels', 'example.com/team']],
  ['/metadata/labels/0', ['metadata', 'labels', '0']],
  ['/spec/nothing/here', ['spec', 'nothing', 'here']],
])('%s is the path %j', (pointer, path) => {
  const value = {
    metadata: { labels: { 'example.com/team': 1, '0': 1 } },
    spec: { ports: [{ port: 1 }] },
  };
  expect(pathOf(pointer, value)).toEqual(path);
});
