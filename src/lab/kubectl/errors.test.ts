import { expect, test } from 'vitest';
import { StatusError } from '../api.ts';
import { ConfigurationInvalid, Exit, Failure, Failures, report, Unreachable, withSource } from './errors.ts';

const notFound = new StatusError({ code: 404, reason: 'NotFound', message: 'pods "x" not found' });

const invalid = (...causes: readonly [field: string, message: string][]) =>
  new StatusError({
    code: 422,
    reason: 'Invalid',
    message: 'Service "x" is invalid',
    details: { kind: 'Service', name: 'x', causes: causes.map(([field, message]) => ({ field, message })) },
  });

test.each<[error: unknown, text: string]>([
  [new Failure('no'), 'error: no\n'],
  [new Failure('error: no'), 'error: no\n'],
  [notFound, 'Error from server (NotFound): pods "x" not found\n'],
  [new Failures([notFound, new Failure('no')]), 'Error from server (NotFound): pods "x" not found\nno\n'],
  [invalid(['spec.type', 'wrong']), 'The Service "x" is invalid: spec.type: wrong\n'],
  [invalid(['a', 'b'], ['c', 'd']), 'The Service "x" is invalid: \n* a: b\n* c: d\n'],
  [invalid(), 'The Service "x" is invalid\n'],
  [
    withSource('creating', 'x.yaml', notFound),
    'Error from server (NotFound): error when creating "x.yaml": pods "x" not found\n',
  ],
  [new ConfigurationInvalid('why'), 'Error in configuration: why\n'],
  [
    new Unreachable('a:1'),
    'The connection to the server a:1 was refused - did you specify the right host or port?\n',
  ],
])('%s', (error, text) => {
  expect(report(error)).toEqual({ text, code: 1 });
});

test('an exit keeps its code', () => {
  expect(report(new Exit(3, 'command terminated with exit code 3'))).toEqual({
    text: 'command terminated with exit code 3\n',
    code: 3,
  });
});
