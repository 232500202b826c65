import type { serverCodes } from '../server.ts';
import type { DocsOf } from './doc.ts';
import { configMap, pod, service, slice } from './samples.ts';

const POD = pod('image: example.com/web:1.0');
const PORTS = 'ports:\n  - name: http\n    port: 80\n  - name: admin\n    port: 9000';
const named = (name: string): string => configMap('a: b').replace('name: web', `name: ${name}`);
const mounted = (volume: string): string =>
  `${pod(`image: example.com/web:1.0\nvolumeMounts:\n  - name: ${volume}\n    mountPath: /data`)}  volumes:\n    - name: data\n      emptyDir: {}\n`;
const resources = (request: string): string =>
  pod(
    `image: example.com/web:1.0\nresources:\n  limits:\n    cpu: 500m\n    memory: 64Mi\n  requests:\n    cpu: ${request}\n    memory: 64Mi`,
  );
const servers = (list: string): string =>
  POD.replace('spec:\n', `spec:\n  dnsPolicy: None\n  dnsConfig:\n    nameservers: ${list}\n`);
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
`;
const TEMPLATE = `  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: example.com/web:1.0
`;
const SELECTOR = '  selector:\n    matchLabels:\n      app: web\n';
const nodePort = (port: string): string =>
  service(`type: NodePort\nports:\n  - port: 80\n    nodePort: ${port}`);

export const serverDocs: DocsOf<typeof serverCodes> = {
  'server-required': {
    what: '꼭 있어야 하는 필드가 없습니다.',
    why: '스키마에는 없어도 되는 필드라도, 다른 필드에 따라 꼭 있어야 할 때가 있습니다. 그때 API 서버는 리소스를 받지 않습니다.',
    wrong: service('ports:\n  - «port»: 80\n  - name: admin\n    port: 9000'),
    right: service(PORTS),
  },
  'server-name': {
    what: '이름에 쓸 수 없는 글자가 있거나 모양이 맞지 않습니다.',
    why: '이름은 DNS와 파일 경로에도 쓰입니다. 대문자나 밑줄이 있으면 API 서버가 받지 않습니다.',
    wrong: named('«My_App»'),
    right: named('my-app'),
  },
  'server-label-value': {
    what: '레이블의 값으로 쓸 수 없는 글자가 있습니다.',
    why: '레이블의 값에는 빈칸이나 한글을 쓸 수 없습니다. 설명은 애너테이션에 적습니다.',
    wrong: pod('image: example.com/web:1.0', 'app: «my web»'),
    right: pod('image: example.com/web:1.0', 'app: my-web'),
  },
  'server-label-key': {
    what: '레이블의 키로 쓸 수 없는 글자가 있습니다.',
    why: '키는 이름이거나, 도메인과 이름을 /로 이은 것입니다. 그 밖의 모양은 API 서버가 받지 않습니다.',
    wrong: pod('image: example.com/web:1.0', '«my app»: web'),
    right: pod('image: example.com/web:1.0', 'my-app: web'),
  },
  'server-too-long': {
    what: '값이 너무 깁니다.',
    why: '이름은 DNS가 허락하는 길이를 넘을 수 없습니다. 넘으면 API 서버가 받지 않습니다.',
    wrong: service('ports:\n  - port: 80').replace('name: web', `name: «${'a'.repeat(64)}»`),
    right: service('ports:\n  - port: 80'),
  },
  'server-too-many': {
    what: '목록에 항목이 너무 많습니다.',
    why: '항목의 수에 한도가 있는 목록이 있습니다. 넘으면 API 서버가 받지 않습니다.',
    wrong: servers('«[192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4]»'),
    right: servers('[192.0.2.1, 192.0.2.2]'),
  },
  'server-range': {
    what: '쓸 수 있는 범위를 벗어난 수입니다.',
    why: '포트는 1부터 65535까지입니다. 범위를 벗어난 수는 API 서버가 받지 않습니다.',
    wrong: service('ports:\n  - port: «70000»'),
    right: service('ports:\n  - port: 7000'),
  },
  'server-node-port-range': {
    what: '노드 포트로 쓸 수 없는 번호입니다.',
    why: '노드 포트는 정해진 범위(처음 그대로라면 30000–32767) 안에서만 고를 수 있습니다. 이 검사는 --dry-run=server에서는 하지 않고 실제로 적용할 때 합니다.',
    wrong: nodePort('«8080»'),
    right: nodePort('30080'),
  },
  'server-node-port-type': {
    what: 'ClusterIP 서비스에 nodePort를 적었습니다.',
    why: 'nodePort는 노드의 포트를 여는 NodePort나 LoadBalancer 서비스에만 뜻이 있습니다. 그래서 API 서버가 받지 않습니다.',
    wrong: service('ports:\n  - port: 80\n    nodePort: «30080»'),
    right: nodePort('30080'),
  },
  'server-port-taken': {
    what: '다른 포트가 이미 쓰고 있는 번호입니다.',
    why: '노드 포트는 클러스터 전체에서 하나뿐입니다. 같은 번호를 두 번 쓰면 나중 것을 받지 않습니다.',
    wrong: `${nodePort('30080')}---\n${nodePort('«30080»').replace('name: web', 'name: admin')}`,
    right: `${nodePort('30080')}---\n${nodePort('30081').replace('name: web', 'name: admin')}`,
  },
  'server-duplicate': {
    what: '서로 달라야 하는 값이 겹칩니다.',
    why: '포트의 이름처럼 하나를 고르는 데 쓰는 값이 겹치면 어느 것인지 알 수 없습니다. 그래서 API 서버가 받지 않습니다.',
    wrong: service('ports:\n  - name: http\n    port: 80\n  - name: «http»\n    port: 9000'),
    right: service(PORTS),
  },
  'server-not-found': {
    what: '같은 리소스 안에 없는 이름을 가리킵니다.',
    why: '컨테이너에 붙일 볼륨은 파드의 volumes에 있어야 합니다. 없으면 API 서버가 받지 않습니다.',
    wrong: mounted('«date»'),
    right: mounted('data'),
  },
  'server-forbidden': {
    what: '여기에는 쓸 수 없는 필드입니다.',
    why: '필드끼리 어긋나는 뜻이 되면 API 서버가 받지 않습니다.',
    wrong: service('type: ExternalName\nexternalName: db.example.com\n«clusterIP»: None'),
    right: service('type: ExternalName\nexternalName: db.example.com'),
  },
  'server-immutable': {
    what: '만든 뒤에 바꿀 수 없는 필드를 바꿉니다.',
    why: '같은 이름의 리소스가 앞에 있으면 그것을 고치라는 뜻이 됩니다. 고칠 수 없는 필드가 다르면 API 서버가 받지 않습니다.',
    wrong: `${service('clusterIP: 10.96.7.1\nports:\n  - port: 80')}---\n${service('clusterIP: «10.96.7.2»\nports:\n  - port: 80')}`,
    right: service('clusterIP: 10.96.7.1\nports:\n  - port: 80'),
  },
  'server-selector': {
    what: '셀렉터와 맞는 템플릿이 없습니다.',
    why: '디플로이먼트는 셀렉터로 자기 파드를 찾습니다. 자기 템플릿의 파드를 찾지 못하는 셀렉터는 API 서버가 받지 않습니다.',
    wrong: `${DEPLOYMENT}«spec»:\n${SELECTOR}`,
    right: `${DEPLOYMENT}spec:\n${SELECTOR}${TEMPLATE}`,
  },
  'server-external-name': {
    what: 'externalName이 도메인 이름이 아닙니다.',
    why: 'ExternalName 서비스는 DNS의 CNAME이 됩니다. 이름이 아닌 URL이나 포트는 담을 수 없습니다.',
    wrong: service('type: ExternalName\nexternalName: «https://db.example.com:5432»'),
    right: service('type: ExternalName\nexternalName: db.example.com'),
  },
  'server-address': {
    what: '여기에 쓸 수 없는 IP 주소입니다.',
    why: '모양이 틀렸거나, 다른 기계를 가리킬 수 없는 주소입니다. API 서버가 받지 않습니다.',
    wrong: slice('endpoints:\n  - addresses:\n      - «203.0.113.300»'),
    right: slice('endpoints:\n  - addresses:\n      - 203.0.113.30'),
  },
  'server-resources': {
    what: '요청(requests)이 한도(limits)보다 큽니다.',
    why: '쓸 수 있는 것보다 많이 달라고 할 수는 없습니다. API 서버가 받지 않습니다.',
    wrong: resources('«"1"»'),
    right: resources('250m'),
  },
  'server-quoted-port': {
    what: 'targetPort의 번호를 따옴표로 감쌌습니다.',
    why: '따옴표가 있으면 번호가 아니라 포트의 이름으로 읽힙니다. 숫자뿐인 이름은 API 서버가 받지 않습니다.',
    wrong: service('ports:\n  - port: 80\n    targetPort: «"8080"»'),
    right: service('ports:\n  - port: 80\n    targetPort: 8080'),
  },
  'server-value': {
    what: 'API 서버의 규칙에 맞지 않는 값입니다.',
    why: '스키마로는 알 수 없는 규칙입니다. 원문이 까닭을 알려 줍니다.',
    wrong: service('externalTrafficPolicy: «Local»\nports:\n  - port: 80'),
    right: service('type: NodePort\nexternalTrafficPolicy: Local\nports:\n  - port: 80'),
  },
  'server-path-name': {
    what: '이름에 /나 %가 있습니다.',
    why: '이름은 API의 주소에 그대로 들어갑니다. kubectl은 그런 이름을 서버에 보내지도 않습니다.',
    wrong: named('«web/api»'),
    right: named('web-api'),
  },
  'server-rejected': {
    what: 'API 서버가 이 리소스를 받지 않습니다.',
    why: '필드 하나를 가리키지 않는 규칙입니다. 원문이 까닭을 알려 줍니다.',
    wrong: POD.replace('spec:\n', 'spec:\n  priority: «5»\n'),
    right: POD,
  },
  'server-warning': {
    what: 'API 서버가 받아 주지만 경고합니다.',
    why: '만들어지기는 하지만 뜻한 대로 되지 않기 쉽습니다. 나중 버전에서는 받지 않을 수도 있습니다.',
    wrong: pod('image: example.com/web:1.0\nports:\n  - containerPort: 8080\n  - «containerPort»: 8080'),
    right: pod('image: example.com/web:1.0\nports:\n  - containerPort: 8080'),
  },
};
