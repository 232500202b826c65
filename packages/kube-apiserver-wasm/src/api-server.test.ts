import { beforeAll, describe, expect, test } from 'vitest';
import { createApiServer } from './index.ts';
import type { ApiServer } from './types.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await createApiServer({ kubernetesVersion: '1.37' });
});

const service = (spec: string) => `apiVersion: v1
kind: Service
metadata: {name: web}
spec: ${spec}
`;

test('takes an error apart', () => {
  const [document] = server.judge(service('{type: ClusterIp, ports: [{port: 80}]}')).documents;
  expect(document).toMatchObject({
    verdict: 'reject',
    stage: 'validate',
    kind: 'Service',
    name: 'web',
    line: 1,
  });
  const detail = 'supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"';
  expect(document!.errors).toEqual([
    {
      type: 'FieldValueNotSupported',
      field: 'spec.type',
      badValue: 'ClusterIp',
      detail,
      message: `spec.type: Unsupported value: "ClusterIp": ${detail}`,
    },
  ]);
  expect(document!.message).toBe(
    `The Service "web" is invalid: spec.type: Unsupported value: "ClusterIp": ${detail}\n`,
  );
});

test.each([
  ['{typ: x, ports: [{port: 80, prt: 1}]}', 'UnknownField', ['spec.ports[0].prt', 'spec.typ']],
  ['{ports: [{port: "80"}]}', 'WrongType', ['spec.ports.port']],
  ['{ports: [{}]}', 'FieldValueInvalid', ['spec.ports[0].port', 'spec.ports[0].targetPort']],
  ['{}', 'FieldValueRequired', ['spec.ports']],
])('names the fields of %s', (spec, type, fields) => {
  const { errors } = server.judge(service(spec)).documents[0]!;
  expect(errors.map((e) => e.field)).toEqual(fields);
  expect(new Set(errors.map((e) => e.type))).toEqual(new Set([type]));
});

test('keeps documents apart', () => {
  const text = `${service('{ports: [{port: 80}]}')}---\n\n---\na: [\n---\n${service('{}')}`;
  const { documents, exit } = server.judge(text, { filename: 'f.yaml' });
  expect(documents.map((d) => [d.verdict, d.stage, d.line, d.unread])).toEqual([
    ['accept', 'accepted', 1, false],
    ['reject', 'parse', 8, false],
    ['reject', 'validate', 10, true],
  ]);
  expect(exit).toBe(1);
});

test('gives the object that would be stored, without what a cluster makes up', () => {
  const { object } = server.judge(service('{type: NodePort, ports: [{port: 80}]}')).documents[0]!;
  expect(object).toMatchObject({
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
    },
  });
  expect(object!.metadata['uid']).toBeUndefined();
  expect(object!['spec']).not.toHaveProperty('clusterIP');
  expect((object!['spec'] as { ports: object[] }).ports[0]).not.toHaveProperty('nodePort');
});

test('completes without judging', () => {
  const [document] = server.complete(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: P}\nspec: {containers: [{name: a}]}',
  );
  expect(document).toMatchObject({ verdict: 'accept', object: { spec: { restartPolicy: 'Always' } } });
  expect(server.complete(service('{typ: x}'))[0]).toMatchObject({ verdict: 'reject', stage: 'decode' });
});

test('has the ranges it is given', async () => {
  const other = await createApiServer({
    serviceCIDR: ['10.0.0.0/24', 'fd00::/112'],
    nodePortRange: '20000-20010',
  });
  const ask = (spec: string) => other.judge(service(spec)).documents[0]!.errors.map((e) => e.detail);
  expect(ask('{type: NodePort, ports: [{port: 80, nodePort: 30000}]}')).toEqual([
    'provided port is not in the valid range. The range of valid ports is 20000-20010',
  ]);
  expect(ask('{clusterIP: 10.96.0.9, ports: [{port: 80}]}')).toHaveLength(1);
  expect(ask('{ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}')).toEqual([]);
});

describe('input that hurts', () => {
  test.each([
    ['a megabyte', `data: {a: ${'x'.repeat(1_000_000)}}`],
    ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['NUL', 'a: "\0"'],
    ['a lone separator', '---'],
    ['nothing', ''],
  ])('%s is rejected, and the next file is judged', (_, text) => {
    expect(server.judge(text)).toMatchObject({ verdict: 'reject', exit: 1 });
    expect(server.judge(service('{ports: [{port: 80}]}')).verdict).toBe('accept');
  });

  test('many documents', () => {
    const text = Array.from(
      { length: 100 },
      (_, i) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${i}}\n`,
    );
    expect(server.judge(text.join('---\n')).documents).toHaveLength(100);
  });
});

test('knows what is served', () => {
  const find = (kind: string) => server.kinds.find((k) => k.kind === kind);
  expect(find('EndpointSlice')).toEqual({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    resource: 'endpointslices',
    namespaced: true,
    judged: true,
  });
  expect(find('StorageClass')).toMatchObject({ judged: false });
  expect(server.kinds.filter((k) => k.judged)).toHaveLength(36);
});
