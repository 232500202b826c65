import { expect, test } from 'vitest';
import { verifyManifest } from './manifest.ts';
import type { Engine } from './schema/index.ts';
import { createEngines } from './wasm-engines.ts';

const engines = createEngines(['1.35', '1.36', '1.37']);

async function verdict(text: string, others?: ReadonlyMap<string, string>): Promise<string[]> {
  const found = await verifyManifest(text, { file: 'x.yaml', engines, ...(others && { others }) });
  return found.map(({ code, line, column }) => `${code}@${line}:${column}`);
}

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers: [{name: web, image: "a:1", ports: [{name: http, containerPort: 8080}]}]
`;
const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec.replace(/^/gm, '  ')}\n`;

test.each<[what: string, text: string, expected: string[]]>([
  ['a whole Service', service('selector: {app: web}\nports: [{port: 80, targetPort: http}]'), []],
  ['empty', '', []],
  ['only comments', '# nothing\n---\n# here\n', []],
  ['null documents', '---\n---\nnull\n', []],
  ['a quantity', POD.replace('ports:', 'resources: {limits: {memory: 1GB}}, ports:'), ['schema-format@5:71']],
  ['a number that is too big', service('ports: [{port: 99999999999}]'), ['schema-range@6:18']],
  ['a list at the top', '- a\n- b\n', ['schema-not-object@1:1']],
  ['text at the top', 'hello\n', ['schema-not-object@1:1']],
  ['no kind', 'apiVersion: v1\nmetadata: {name: a}\n', ['schema-missing-head@1:1']],
  ['no head at all', 'a: 1\n', ['schema-missing-head@1:1', 'schema-missing-head@1:1']],
  ['a head with a capital', 'apiVersion: v1\nKind: Pod\n', ['schema-missing-head@2:1']],
  ['a number for a head', 'apiVersion: 1\nkind: Pod\n', ['schema-head-type@1:13']],
  ['no name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n', ['schema-missing-name@3:1']],
  ['no metadata', 'apiVersion: v1\nkind: ConfigMap\n', ['schema-missing-name@1:1']],
  [
    'generateName',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n',
    ['schema-generate-name@3:12'],
  ],
  ['metadata as text', 'apiVersion: v1\nkind: ConfigMap\nmetadata: a\n', ['schema-type@3:11']],
  ['a name as a map', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {a: b}}\n', ['schema-type@3:19']],
  ['a misspelled kind', 'apiVersion: v1\nkind: Servcie\nmetadata: {name: a}\n', ['schema-unknown-kind@2:7']],
  ['a small letter', 'apiVersion: v1\nkind: service\nmetadata: {name: a}\n', ['schema-unknown-kind@2:7']],
  [
    'a kind of another group',
    'apiVersion: v1\nkind: Deployment\nmetadata: {name: a}\n',
    ['schema-wrong-api-version@1:13'],
  ],
  [
    'a version of the past',
    'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n',
    ['schema-removed-api@1:13'],
  ],
  ['an enum', service('type: ClusterIp\nports: [{port: 80}]'), ['schema-enum@6:9']],
  ['an unknown field', service('port: 80\nports: [{port: 80}]'), ['schema-unknown-field@6:3']],
  ['a type', service('ports:\n  - port: "80"'), ['schema-type@7:13']],
  ['a value that is not written', service('ports:\n  - port:'), ['server-required@7:7']],
  ['a missing field', service('ports:\n  - name: a'), ['server-required@7:7']],
  ['a label that reads as a boolean', POD.replace('app: web', 'app: y'), ['schema-type@3:37']],
  ['a misspelled required field', service('ports:\n  - prot: 80'), ['schema-unknown-field@7:7']],
  [
    'members of a List',
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: {name: a}\n    spec: {type: X, ports: [{port: 1}]}\n  - kind: Pod\n',
    ['schema-enum@7:18', 'schema-missing-head@8:5'],
  ],
  ['the second document', `${POD}---\n${service('type: X\nports: [{port: 80}]')}`, ['schema-enum@12:9']],
  [
    'duplicates, and what is wrong besides',
    service('type: X\ntype: Z\nports: [{port: 80}]'),
    ['yaml-duplicate-key@7:3', 'schema-enum@7:9'],
  ],
  [
    'JSON',
    '{"apiVersion": "v1",\n\t"kind": "Pods", "metadata": {"name": "\\ud83d\\ude00"}}',
    ['schema-unknown-kind@2:10'],
  ],
  [
    'what only Go reads',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: [1], b: c:}\n',
    ['schema-type@4:1', 'yaml-not-inspected@4:20'],
  ],
  ['a key with a slash', POD.replace('app: web', 'example.com/a: 1'), ['schema-type@3:47']],
])('%s', async (_, text, expected) => {
  expect(await verdict(text)).toEqual(expected);
});

test.each<[text: string, message: string]>([
  [
    service('type: ClusterIp\nports: [{port: 80}]'),
    'spec.type 값 "ClusterIp"는 쓸 수 없습니다. ClusterIP, ExternalName, LoadBalancer, NodePort 가운데 하나를 쓰세요. 혹시 "ClusterIP"를 쓰려던 것인가요?',
  ],
  [
    service('selectr: {}\nports: [{port: 80}]'),
    'spec에 "selectr"라는 필드는 없습니다. "selector"로 고쳐 쓰세요.',
  ],
  [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template: {metadata: {labels: {a: b}}, spec: {}}\n  containers: []\n',
    'spec에 "containers"라는 필드는 없습니다. 이 필드는 spec.template.spec 아래에 씁니다.',
  ],
  [
    POD.replace('app: web', 'app: yes'),
    'metadata.labels.app은 문자열이어야 합니다. yes는 따옴표가 없어 불리언으로 읽힙니다. "yes"처럼 따옴표로 감싸세요.',
  ],
  [service('ports:\n  - port: "80"'), 'spec.ports[0].port는 정수여야 합니다. 지금은 문자열 "80"입니다.'],
  [
    'apiVersion: v1\nkind: Deployment\nmetadata: {name: a}\n',
    'Deployment는 v1에 없습니다. apiVersion에 apps/v1을 쓰세요.',
  ],
])('%j says what to write', async (text, message) => {
  const found = await verifyManifest(text, { file: 'x.yaml', engines });
  expect(found.map((one) => one.message)).toContain(message);
});

test('a problem of some versions names them', async () => {
  const only = (kubernetes: string, message: string | undefined): Engine => ({
    kubernetes,
    definitions: () => engines.schemas[0]!.definitions(),
    validate: async () => [
      {
        status: message === undefined ? 'valid' : 'invalid',
        apiVersion: 'v1',
        kind: 'Pod',
        namespace: '',
        name: 'web',
        errors: message === undefined ? [] : [{ path: '/spec', message }],
        index: 0,
        line: 1,
        pointer: '',
      },
    ],
  });
  const said = [
    only('1.35', "additional properties 'new' not allowed"),
    only('1.36', "additional properties 'new' not allowed"),
    only('1.37', undefined),
  ];
  const found = await verifyManifest(POD, { file: 'x', engines: { schemas: said } });
  expect(found).toMatchObject([{ code: 'schema-unknown-field', kubernetes: ['1.35', '1.36'] }]);
  const all = await verifyManifest(POD, { file: 'x', engines: { schemas: said.slice(0, 2) } });
  expect(all[0]?.kubernetes).toBeUndefined();
});

test('an engine that breaks is reported, and the rest is still checked', async () => {
  const broken: Engine = {
    kubernetes: '1.37',
    definitions: () => engines.schemas[0]!.definitions(),
    validate: () => Promise.reject(new Error('out of memory')),
  };
  const found = await verifyManifest('a: 1\na: 2\n', { file: 'x', engines: { schemas: [broken] } });
  expect(found.map(({ code }) => code)).toEqual(['schema-engine-failed', 'yaml-duplicate-key']);
});
