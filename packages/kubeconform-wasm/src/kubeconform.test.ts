import { beforeAll, describe, expect, it, test } from 'vitest';
import {
  createKubeconform,
  type Kubeconform,
  kubernetesVersions,
  type Options,
  type Schema,
} from './index.ts';

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: ${spec}\n`;
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\n';

let kc: Kubeconform;
beforeAll(async () => {
  kc = await createKubeconform({ kubernetesVersion: '1.37' });
}, 60_000);

const outcome = (validator: Kubeconform, yaml: string) =>
  validator.validate(yaml).map(({ status, errors }) => [status, ...errors.map(({ path }) => path)]);

describe('one document', () => {
  test.each<[what: string, yaml: string, expected: string[]]>([
    ['good', service('{type: ClusterIP, ports: [{port: 80}]}'), ['valid']],
    ['a misspelled enum', service('{type: ClusterIp, ports: [{port: 80}]}'), ['invalid', '/spec/type']],
    ['an empty optional enum', service('{type: "", ports: [{port: 80}]}'), ['valid']],
    ['an unknown field', service('{typ: ClusterIP}'), ['invalid', '/spec']],
    [
      'wrong types',
      service('{ports: [{port: "80", targetPort: yes}]}'),
      ['invalid', '/spec/ports/0/port', '/spec/ports/0/targetPort'],
    ],
    [
      'int or string',
      service('{ports: [{port: 80, targetPort: http}, {port: 81, targetPort: 8080}]}'),
      ['valid'],
    ],
    ['a number beyond int32', service('{ports: [{port: 99999999999}]}'), ['invalid', '/spec/ports/0/port']],
    [
      'nulls',
      service('{clusterIP: null, selector: {app: null}, ports: [{port: 80, name: null}]}'),
      ['valid'],
    ],
    [
      'a number as a label',
      `${configMap.replace('}', ', labels: {app: 1}}')}`,
      ['invalid', '/metadata/labels/app'],
    ],
    ['creationTimestamp: null', configMap.replace('}', ', creationTimestamp: null}'), ['valid']],
    ['a numeric key', `${configMap}data: {1: a}\n`, ['valid']],
    ['base64', `${configMap}binaryData: {a: "aGk=", b: "hi!"}\n`, ['invalid', '/binaryData/b']],
    ['a status', `${service('{ports: [{port: 80}]}')}status: {loadBalancer: {ingress: [{}]}}\n`, ['valid']],
    ['a misspelled kind', configMap.replace('ConfigMap', 'configmap'), ['invalid', '/kind']],
    [
      'a kind nobody serves',
      configMap.replace('v1', 'extensions/v1beta1').replace('ConfigMap', 'Ingress'),
      ['error', ''],
    ],
    ['no name', configMap.replace('name: conf', ''), ['invalid', '/metadata']],
    ['generateName', configMap.replace('name: conf', 'generateName: conf-'), ['valid']],
    ['a duplicate key', `${configMap}kind: ConfigMap\n`, ['error', '']],
    ['a tab', 'kind:\n\tx: 1\n', ['error', '']],
    ['a text', 'hello\n', ['error', '']],
    ['a comment', '# nothing\n', ['empty']],
    [
      'a key with a slash',
      configMap.replace('}', ', annotations: {example.com/a: 1}}'),
      ['invalid', '/metadata/annotations/example.com/a'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(outcome(kc, yaml)).toEqual([expected]);
  });

  it('says what would be right, and nothing of what stands for unset', () => {
    const [result] = kc.validate(service('{type: ClusterIp, sessionAffinity: 5}'));
    expect(result!.errors).toEqual([
      { path: '/spec/sessionAffinity', message: 'got number, want string' },
      {
        path: '/spec/type',
        message: "value must be one of 'ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'",
      },
    ]);
  });

  it('says one thing for a choice', () => {
    const [result] = kc.validate(configMap.replace('name: conf', ''));
    expect(result!.errors).toEqual([
      { path: '/metadata', message: "missing property 'name' or missing property 'generateName'" },
    ]);
  });
});

describe('several documents', () => {
  const lines = (yaml: string) =>
    kc.validate(yaml).map(({ status, index, line, pointer }) => `${index}:${line}${pointer} ${status}`);

  test.each<[what: string, yaml: string, expected: string[]]>([
    ['nothing', '', []],
    ['a leading separator', `---\n${configMap}`, ['0:1 valid']],
    [
      'an empty one between',
      `${configMap}---\n# none\n---\n${configMap}`,
      ['0:1 valid', '1:5 empty', '2:7 valid'],
    ],
    ['CRLF', `${configMap}---\n${configMap}`.replaceAll('\n', '\r\n'), ['0:1 valid', '1:5 valid']],
    ['a comment at the separator', `${configMap}--- # next\n${configMap}`, ['0:1 valid', '1:5 valid']],
    ['a last separator without line break', `${configMap}---\n${configMap}---`, ['0:1 valid', '1:5 valid']],
    ['text at a separator', `${configMap}--- x\n${configMap}`, ['0:1 valid', '1:5 error']],
    ['text at the first separator', `--- x\n${configMap}`, ['0:1 error']],
    ['text at the last separator', `${configMap}--- x`, ['0:1 valid', '1:5 error']],
    [
      'a list',
      'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}, {kind: X}]\n',
      ['0:1/items/0 valid', '0:1/items/1 error'],
    ],
    ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n', ['0:1 empty']],
  ])('%s', (_, yaml, expected) => {
    expect(lines(yaml)).toEqual(expected);
  });

  it('names the file and the object', () => {
    const yaml = configMap.replace('}', ', namespace: lab}');
    expect(kc.validate(yaml, { filename: 'conf.yaml' })).toEqual([
      {
        filename: 'conf.yaml',
        status: 'valid',
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'lab',
        name: 'conf',
        errors: [],
        index: 0,
        line: 1,
        pointer: '',
      },
    ]);
  });
});

describe('options', () => {
  const wrong = service('{typ: x}');
  test.each<[what: string, options: Partial<Options>, yaml: string, expected: string[]]>([
    ['not strict: unknown fields', { strict: false }, wrong, ['valid']],
    ['not strict: duplicate keys', { strict: false }, `${configMap}kind: ConfigMap\n`, ['valid']],
    ['skip a kind', { skip: ['Service'] }, wrong, ['skipped']],
    ['skip a kind of a version', { skip: ['v1/Service'] }, wrong, ['skipped']],
    ['skip another', { skip: ['Pod'] }, wrong, ['invalid', '/spec']],
    ['reject a kind', { reject: ['ConfigMap'] }, configMap, ['error', '']],
    ['a missing schema', {}, configMap.replace('v1', 'example.com/v1'), ['error', '']],
    [
      'ignore missing schemas',
      { ignoreMissingSchemas: true },
      configMap.replace('v1', 'example.com/v1'),
      ['skipped'],
    ],
  ])('%s', async (_, options, yaml, expected) => {
    const validator = await createKubeconform({ kubernetesVersion: '1.37', ...options });
    expect(outcome(validator, yaml)).toEqual([expected]);
  });

  it('refuses a version without schemas, naming those that are there', async () => {
    await expect(createKubeconform({ kubernetesVersion: '1.12' })).rejects.toThrow(
      `no schemas for Kubernetes 1.12, only for ${kubernetesVersions.join(', ')}`,
    );
  });

  it('takes other schemas, and says which is broken', async () => {
    const definitions = (schema: Schema) => ({
      kubernetesVersion: 'mine',
      kinds: { 'example.com/v1/Shoe': 'Shoe' },
      definitions: { Shoe: { properties: { size: { $ref: '#/definitions/Size' } } }, Size: schema },
    });
    const shoe = (size: string) => `apiVersion: example.com/v1\nkind: Shoe\nsize: ${size}\n`;
    const mine = await createKubeconform({ kubernetesVersion: '', schemas: definitions({ maximum: 50 }) });
    expect(mine.kubernetesVersion).toBe('mine');
    expect(outcome(mine, shoe('42'))).toEqual([['valid']]);
    expect(outcome(mine, shoe('60'))).toEqual([['invalid', '/size']]);
    const json = new TextEncoder().encode(JSON.stringify(definitions({ maximum: 40 })));
    const packed = await createKubeconform({ kubernetesVersion: '', schemas: json });
    expect(outcome(packed, shoe('42'))).toEqual([['invalid', '/size']]);
    const broken = await createKubeconform({
      kubernetesVersion: '',
      schemas: definitions({ type: 'shoelace' }),
    });
    expect(broken.validate(shoe('42'))[0]!.errors[0]!.message).toContain("at '/type'");
  });
});

describe('all versions', () => {
  it('keeps validators apart', async () => {
    const all = await Promise.all(
      kubernetesVersions.map((kubernetesVersion) => createKubeconform({ kubernetesVersion })),
    );
    const lax = await createKubeconform({ kubernetesVersion: '1.37', strict: false });
    for (let round = 0; round < 3; round++) {
      for (const validator of all)
        expect(outcome(validator, service('{typ: x}'))).toEqual([['invalid', '/spec']]);
      expect(outcome(lax, service('{typ: x}'))).toEqual([['valid']]);
    }
  });
});
