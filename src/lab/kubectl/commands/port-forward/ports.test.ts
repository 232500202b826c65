import { expect, test } from 'vitest';
import { Failure } from '../../errors.ts';
import { parsePorts, podPorts, servicePorts } from './ports.ts';

const pod = {
  metadata: { name: 'web-1' },
  spec: {
    containers: [
      {
        ports: [
          { name: 'http', containerPort: 8080 },
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
        ],
      },
    ],
  },
};
const service = {
  metadata: { name: 'web' },
  spec: {
    ports: [
      { name: 'web', port: 80, targetPort: 'http' },
      { name: 'plain', port: 81, targetPort: 9090 },
    ],
  },
};

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
  ['8000:80', '8000:8080'],
  ['80', '80:8080'],
  [':80', '0:8080'],
  ['web', '80:8080'],
  ['8000:plain', '8000:9090'],
])('of a Service: %s', (word, port) => {
  expect(servicePorts([word], service, pod)).toEqual([port]);
});

test.each([
  ['8080', '8080'],
  ['8000:http', '8000:8080'],
])('of a Pod: %s', (word, port) => {
  expect(podPorts([word], pod)).toEqual([port]);
});

test.each([
  [() => servicePorts(['8000:99'], service, pod), 'Service web does not have a service port 99'],
  [() => servicePorts(['nope'], service, pod), "Service 'web' does not have a named port 'nope'"],
  [() => podPorts(['8000:nope'], pod), "Pod 'web-1' does not have a named port 'nope'"],
  [() => podPorts(['53'], pod), 'UDP protocol is not supported for 53'],
  [
    () => parsePorts(['70000:80']),
    `error parsing local port '70000': strconv.ParseUint: parsing "70000": value out of range`,
  ],
  [() => parsePorts(['80:0']), 'remote port must be > 0'],
  [() => parsePorts(['1:2:3']), "invalid port format '1:2:3'"],
])('%#', (work, message) => {
  expect(failure(work)).toBe(message);
});
