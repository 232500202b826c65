import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { readManifest } from '../manifest.ts';
import { checkReferences } from './check.ts';
import { poolOf } from './scope.ts';

function check(text: string, others: readonly string[] = []): Diagnostic[] {
  const around = others.flatMap((other, index) => readManifest(other, `other-${index}.yaml`).objects);
  return checkReferences(readManifest(text, 'x.yaml').objects, poolOf(around));
}

/** Codes with the text that they stand at. */
function codes(text: string, others?: readonly string[]): string[] {
  const lines = text.split('\n');
  return check(text, others).map(
    ({ code, line, column, endColumn }) => `${code} ${lines[line - 1]!.slice(column - 1, endColumn! - 1)}`,
  );
}

const deployment = (
  labels: string,
  ports = '[{name: http, containerPort: 8080}]',
  metadata = 'name: web',
): string => `---
apiVersion: apps/v1
kind: Deployment
metadata: {${metadata}}
spec:
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: web, image: "a:1", ports: ${ports}}]}
`;
const service = (spec: string, metadata = 'name: web'): string => `apiVersion: v1
kind: Service
metadata: {${metadata}}
spec: ${spec}
`;
const WEB = deployment('app: web');
const slice = (
  body: string,
  labels = 'labels: {kubernetes.io/service-name: web}',
): string => `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, ${labels}}
addressType: IPv4
${body}
`;

test.each<[what: string, text: string, others: string[], expected: string[]]>([
  ['fits', service('{selector: {app: web}, ports: [{port: 80, targetPort: http}]}'), [WEB], []],
  ['fits in its own file', service('{selector: {app: web}, ports: [{port: 8080}]}') + WEB, [], []],
  [
    'fits a Pod',
    service('{selector: {a: b}, ports: [{port: 1}]}'),
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b, c: d}}\nspec: {containers: [{ports: [{containerPort: 1}]}]}',
    ],
    [],
  ],
  [
    'fits a CronJob',
    service('{selector: {a: b}}'),
    [
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: p}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {a: b}}, spec: {}}}}}',
    ],
    [],
  ],
  ['matches nothing', service('{selector: {app: wep}}'), [WEB], ['ref-selector-matches-nothing wep']],
  ['matches nothing, and nothing is there', service('{selector: {app: wep}}'), [], []],
  ['has no selector', service('{ports: [{port: 80}]}'), [WEB], []],
  [
    'matches in another namespace',
    service('{selector: {app: web}}', 'name: web, namespace: a'),
    [deployment('app: web', '[]', 'name: web, namespace: b')],
    ['ref-selector-matches-nothing web'],
  ],
  [
    'matches where no namespace is named',
    service('{selector: {app: web}}', 'name: web, namespace: a'),
    [WEB],
    [],
  ],
  [
    'is an ExternalName',
    service('{type: ExternalName, externalName: example.com, selector: {app: no}}'),
    [WEB],
    [],
  ],
  [
    'names a port that is not there',
    service('{selector: {app: web}, ports: [{port: 80, targetPort: web}]}'),
    [WEB],
    ['ref-target-port-name web'],
  ],
  [
    'names a port of another protocol',
    service('{selector: {app: web}, ports: [{port: 80, targetPort: http, protocol: UDP}]}'),
    [WEB],
    ['ref-target-port-protocol http'],
  ],
  [
    'numbers a port of another protocol',
    service('{selector: {app: web}, ports: [{port: 80, targetPort: 8080, protocol: UDP}]}'),
    [WEB],
    ['ref-target-port-protocol 8080'],
  ],
  [
    'numbers a port that is not there',
    service('{selector: {app: web}, ports: [{port: 80, targetPort: 9999}]}'),
    [WEB],
    ['ref-target-port-number 9999'],
  ],
  [
    'leaves out a port that is not there',
    service('{selector: {app: web}, ports: [{port: 80}]}'),
    [WEB],
    ['ref-target-port-number 80'],
  ],
  [
    'cannot be checked',
    service('{selector: {app: web}, ports: [{port: 80}]}'),
    [deployment('app: web', '[]')],
    ['ref-target-port-undeclared 80'],
  ],
  [
    'fits one of several',
    service('{selector: {app: web}, ports: [{port: 80, targetPort: b}]}'),
    [WEB, deployment('app: web', '[{name: b, containerPort: 1}]')],
    [],
  ],
  [
    'finds its port in a sidecar',
    service('{selector: {a: b}, ports: [{port: 80, targetPort: s}]}'),
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b}}\nspec: {initContainers: [{restartPolicy: Always, ports: [{name: s, containerPort: 1}]}]}',
    ],
    [],
  ],
  [
    'finds its port only in a container that ends',
    service('{selector: {a: b}, ports: [{port: 80, targetPort: s}]}'),
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b}}\nspec: {initContainers: [{ports: [{name: s, containerPort: 1}]}]}',
    ],
    ['ref-target-port-name s'],
  ],
  [
    'headless, one port',
    service('{clusterIP: None, selector: {app: web}, ports: [{port: 8080}]}'),
    [WEB],
    [],
  ],
  [
    'headless, two ports',
    service('{clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}'),
    [WEB],
    ['ref-headless-port 80'],
  ],
  [
    'headless, a named port',
    service('{clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: http}]}'),
    [WEB],
    ['ref-headless-port 80'],
  ],
  [
    'headless, misspelled',
    service('{clusterIP: none, selector: {app: web}, ports: [{port: 8080}]}'),
    [WEB],
    ['ref-headless-spelling none'],
  ],
  [
    'ExternalName with an address',
    service('{type: ExternalName, externalName: 192.0.2.1}'),
    [],
    ['ref-external-name-ip 192.0.2.1'],
  ],
  [
    'ExternalName with an IPv6 address',
    service('{type: ExternalName, externalName: "2001:db8::1"}'),
    [],
    ['ref-external-name-ip "2001:db8::1"'],
  ],
  [
    'ExternalName with a name of digits',
    service('{type: ExternalName, externalName: 1.example.com}'),
    [],
    [],
  ],
])('a Service that %s', (_, text, others, expected) => {
  expect(codes(text, others)).toEqual(expected);
});

test.each<[what: string, text: string, others: string[], expected: string[]]>([
  ['belongs to a Service', slice('ports: [{name: "", port: 1}]'), [service('{ports: [{port: 80}]}')], []],
  ['has no port name, as the Service', slice('ports: [{port: 1}]'), [service('{ports: [{port: 80}]}')], []],
  ['has no label', slice('ports: []', 'labels: {a: b}'), [], ['ref-slice-no-label labels']],
  ['has no labels', slice('ports: []', 'annotations: {}'), [], ['ref-slice-no-label metadata']],
  [
    'names a Service that is not there',
    slice('ports: []'),
    [service('{}', 'name: webb')],
    ['ref-slice-service web'],
  ],
  ['stands alone', slice('ports: []'), [], []],
  [
    'calls its port otherwise',
    slice('ports: [{name: web, port: 1}]'),
    [service('{ports: [{name: http, port: 80}]}')],
    ['ref-slice-port-name web'],
  ],
  [
    'belongs to a Service with a selector',
    slice('ports: []'),
    [service('{selector: {a: b}}')],
    ['ref-slice-selector web'],
  ],
  [
    'points at the node',
    slice('endpoints: [{addresses: [127.0.0.1, 192.0.2.1]}]'),
    [],
    ['ref-slice-loopback 127.0.0.1'],
  ],
])('an EndpointSlice that %s', (_, text, others, expected) => {
  expect(codes(text, others)).toEqual(expected);
});

const template = (selector: string, labels: string, kind = 'Deployment'): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: web}\nspec:\n  selector: ${selector}\n  template:\n    metadata:\n      labels: ${labels}\n    spec: {}\n`;

test.each<[selector: string, labels: string, kind: string, expected: string[]]>([
  ['{matchLabels: {a: b}}', '{a: b, c: d}', 'Deployment', []],
  ['{matchLabels: {a: b}}', '{a: c}', 'Deployment', ['ref-template-labels labels']],
  ['{matchLabels: {a: b}}', '{}', 'StatefulSet', ['ref-template-labels labels']],
  ['{matchLabels: {a: b}}', '', 'DaemonSet', ['ref-template-labels labels']],
  ['{matchExpressions: [{key: a, operator: In, values: [b]}]}', '{a: b}', 'ReplicaSet', []],
  [
    '{matchExpressions: [{key: a, operator: In, values: [b]}]}',
    '{a: c}',
    'ReplicaSet',
    ['ref-template-labels labels'],
  ],
  [
    '{matchExpressions: [{key: a, operator: NotIn, values: [b]}]}',
    '{a: b}',
    'Deployment',
    ['ref-template-labels labels'],
  ],
  [
    '{matchExpressions: [{key: a, operator: Exists}]}',
    '{b: b}',
    'Deployment',
    ['ref-template-labels labels'],
  ],
  ['{matchExpressions: [{key: a, operator: DoesNotExist}]}', '{b: b}', 'Deployment', []],
  ['{matchExpressions: [{key: a, operator: in}]}', '{b: b}', 'Deployment', []],
  ['{matchLabels: {a: b}}', '{a: 1}', 'Deployment', []],
  ['{a: b}', '{a: c}', 'ReplicationController', ['ref-template-labels labels']],
  ['{}', '{a: c}', 'Deployment', []],
  ['{matchLabels: {a: b}}', '{a: c}', 'Service', []],
])('selector %s and labels %s of a %s', (selector, labels, kind, expected) => {
  expect(codes(template(selector, labels, kind))).toEqual(expected);
});

test.each([
  ['nginx', ['ref-image-tag']],
  ['nginx:latest', ['ref-image-tag']],
  ['localhost:5000/nginx', ['ref-image-tag']],
  ['nginx:1.27', []],
  ['nginx@sha256:0000', []],
  ['localhost:5000/nginx:1.27', []],
])('the image %s', (image, expected) => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, image: "${image}"}]}`;
  expect(check(pod).map(({ code }) => code)).toEqual(expected);
});

test('Endpoints are on their way out', () => {
  const found = check('apiVersion: v1\nkind: Endpoints\nmetadata: {name: web}\n');
  expect(found).toMatchObject([{ code: 'ref-deprecated-api', layer: 'guide', line: 2, column: 7 }]);
});

test.each([
  [
    service('{selector: {app: wep}}'),
    [WEB],
    '서비스 web의 셀렉터 app=wep와 맞는 파드가 없습니다. Deployment web의 파드 레이블은 app=web입니다. 어느 한쪽을 고쳐 똑같이 맞추세요.',
  ],
  [
    service('{selector: {other: thing}}'),
    [WEB],
    '서비스 web의 셀렉터 other=thing과 맞는 파드가 없습니다. 파드 템플릿의 레이블과 똑같이 적으세요.',
  ],
  [
    service('{selector: {app: web}, ports: [{port: 80, targetPort: web}]}'),
    [WEB],
    'Deployment web의 컨테이너에 "web"이라는 이름의 포트가 없습니다. targetPort에 http를 쓰세요.',
  ],
])('%j among others says what to write', (text, others, message) => {
  expect(check(text, others).map((one) => one.message)).toEqual([message]);
});

test('selector and template labels are the server’s rule, the rest is ours', () => {
  expect(check(template('{matchLabels: {a: b}}', '{a: c}'))[0]?.layer).toBe('api');
  expect(check(service('{selector: {app: wep}}'), [WEB])[0]?.layer).toBe('guide');
});
