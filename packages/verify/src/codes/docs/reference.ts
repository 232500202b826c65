import type { referenceCodes } from '../reference.ts';
import type { DocsOf } from './doc.ts';
import { pod, service, slice, WEB } from './samples.ts';

const PORTS = 'selector:\n  app: web\nports:\n  - port: 80\n';
const workload = (labels: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      ${labels}
    spec:
      containers:
        - name: web
          image: example.com/web:1.0
`;
const chapter = (apply: string): string => `---
title: 첫 서비스
description: 서비스를 만듭니다.
chapter: CH-01
setup: { namespace: demo, apply: [${apply}] }
---

\`\`\`console
$ kubectl get service web
\`\`\`
`;
const CHAPTER_FILES = {
  'manifests/web-svc.yaml': service(`${PORTS}    targetPort: http`),
  'manifests/web.yaml': WEB,
};
const BACKEND = 'ports:\n  - name: ""\n    port: 8080\nendpoints:\n  - addresses: [192.0.2.10]';
const selectorless = `---\n${service('ports:\n  - port: 80')}`;

export const referenceDocs: DocsOf<typeof referenceCodes> = {
  'ref-selector-matches-nothing': {
    what: '서비스의 셀렉터와 레이블이 맞는 파드가 없습니다.',
    why: '서비스는 만들어지지만 보낼 곳이 없어 연결이 거부됩니다. 오류가 나지 않아 가장 찾기 어려운 실수입니다.',
    wrong: service('selector:\n  app: «wep»\nports:\n  - port: 80\n    targetPort: http') + WEB,
    right: service(`${PORTS}    targetPort: http`) + WEB,
  },
  'ref-chapter-selector': {
    what: '장이 만드는 서비스가 고를 파드를 그 장에서 만들지 않습니다.',
    why: '장마다 새 클러스터에서 시작합니다. 다른 장에서 만든 파드는 없으므로 서비스가 비게 됩니다.',
    wrong: { text: chapter('web-svc.yaml'), files: CHAPTER_FILES, file: 'content/ch-01-web.mdx' },
    right: { text: chapter('web-svc.yaml, web.yaml'), files: CHAPTER_FILES, file: 'content/ch-01-web.mdx' },
  },
  'ref-template-labels': {
    what: '컨트롤러의 셀렉터와 파드 템플릿의 레이블이 맞지 않습니다.',
    why: '자기가 만든 파드를 찾지 못하면 끝없이 새로 만들게 됩니다. 그래서 API 서버가 거절합니다.',
    wrong: workload('«labels»:\n        app: api'),
    right: workload('labels:\n        app: web'),
  },
  'ref-target-port-name': {
    what: 'targetPort가 부르는 이름의 포트가 컨테이너에 없습니다.',
    why: '몇 번 포트로 보낼지 정할 수 없어 이 포트의 엔드포인트가 비고, 연결이 거부됩니다.',
    wrong: service(`${PORTS}    targetPort: «web»`) + WEB,
    right: service(`${PORTS}    targetPort: http`) + WEB,
  },
  'ref-target-port-protocol': {
    what: '포트의 프로토콜이 서비스와 컨테이너에서 다릅니다.',
    why: '이름과 프로토콜이 둘 다 맞아야 엔드포인트가 생깁니다. TCP와 UDP는 번호가 같아도 다른 포트입니다.',
    wrong: service(`${PORTS}    targetPort: «http»\n    protocol: UDP`) + WEB,
    right: service(`${PORTS}    targetPort: http\n    protocol: TCP`) + WEB,
  },
  'ref-target-port-number': {
    what: 'targetPort의 번호를 컨테이너가 열지 않습니다.',
    why: '엔드포인트는 생기지만 파드가 그 포트에서 듣고 있지 않아 연결이 거부됩니다.',
    wrong: service(`${PORTS}    targetPort: «9999»`) + WEB,
    right: service(`${PORTS}    targetPort: 8080`) + WEB,
  },
  'ref-target-port-undeclared': {
    what: '컨테이너에 containerPort가 없어 포트를 견줄 수 없습니다.',
    why: '적지 않아도 동작하지만, 적어 두면 틀린 번호를 적용하기 전에 찾을 수 있습니다.',
    wrong: `${service(PORTS.replace('80', '«80»').trimEnd())}---\n${pod('image: example.com/web:1.0')}`,
    right: service(`${PORTS}    targetPort: 8080`) + WEB,
  },
  'ref-slice-no-label': {
    what: '엔드포인트슬라이스에 어느 서비스의 것인지 적은 레이블이 없습니다.',
    why: '만들어지기는 하지만 아무 서비스도 이 주소를 쓰지 않습니다.',
    wrong: slice(BACKEND, '  «labels»:\n    app: web'),
    right: slice(BACKEND),
  },
  'ref-slice-service': {
    what: '엔드포인트슬라이스의 레이블이 부르는 서비스가 없습니다.',
    why: '이름이 한 글자만 달라도 서비스와 이어지지 않아 주소가 쓰이지 않습니다.',
    wrong: slice(BACKEND, '  labels:\n    kubernetes.io/service-name: «wep»') + selectorless,
    right: slice(BACKEND) + selectorless,
  },
  'ref-slice-port-name': {
    what: '엔드포인트슬라이스의 포트 이름이 서비스의 포트 이름과 다릅니다.',
    why: '둘은 포트의 이름으로 짝을 찾습니다. 짝이 없으면 그 포트로 온 연결이 갈 곳이 없습니다.',
    wrong: slice(BACKEND.replace('""', '«web»')) + selectorless,
    right: slice(BACKEND) + selectorless,
  },
  'ref-slice-loopback': {
    what: '엔드포인트의 주소가 자기 자신을 가리키는 127.x나 ::1입니다.',
    why: '노드마다 다른 곳을 가리키는 주소라 엔드포인트가 될 수 없습니다. API 서버가 거절합니다.',
    wrong: slice(BACKEND.replace('192.0.2.10', '«127.0.0.1»')),
    right: slice(BACKEND),
  },
  'ref-slice-selector': {
    what: '셀렉터가 있는 서비스에 손으로 적은 엔드포인트슬라이스를 이었습니다.',
    why: '컨트롤러가 만든 슬라이스와 섞여 함께 쓰입니다. 어떤 연결은 파드로, 어떤 연결은 손으로 적은 주소로 갑니다.',
    wrong: `${slice(BACKEND, '  labels:\n    kubernetes.io/service-name: «web»')}---\n${service(`${PORTS}    targetPort: http`)}${WEB}`,
    right: slice(BACKEND) + selectorless,
  },
  'ref-external-name-ip': {
    what: 'externalName에 도메인 이름이 아니라 IP 주소를 썼습니다.',
    why: 'ExternalName은 DNS의 CNAME이 됩니다. CNAME은 이름만 가리킬 수 있어 이 주소는 풀리지 않습니다.',
    wrong: service('type: ExternalName\nexternalName: «192.0.2.10»'),
    right: service('type: ExternalName\nexternalName: api.example.com'),
  },
  'ref-headless-spelling': {
    what: '헤드리스 서비스의 None을 다른 대소문자로 적었습니다.',
    why: 'None이 아니면 IP 주소로 읽으므로 API 서버가 거절합니다.',
    wrong: service('clusterIP: «none»\nports:\n  - port: 80'),
    right: service('clusterIP: None\nports:\n  - port: 80'),
  },
  'ref-headless-port': {
    what: '헤드리스 서비스의 port와 targetPort가 다릅니다.',
    why: '가상 IP가 없어 파드의 주소로 바로 연결하므로 포트를 바꿔 주지 않습니다. port로 부르면 아무도 듣지 않습니다.',
    wrong:
      service('clusterIP: None\nselector:\n  app: web\nports:\n  - port: «80»\n    targetPort: 8080') + WEB,
    right:
      service('clusterIP: None\nselector:\n  app: web\nports:\n  - port: 8080\n    targetPort: 8080') + WEB,
  },
  'ref-deprecated-api': {
    what: '지원을 끝내기로 한 API입니다.',
    why: '지금은 동작하지만 경고가 나오고, 언젠가 사라집니다. 새로 쓰는 매니페스트에는 뒤를 잇는 API를 쓰세요.',
    wrong:
      'apiVersion: v1\nkind: «Endpoints»\nmetadata:\n  name: web\nsubsets:\n  - addresses:\n      - ip: 192.0.2.10\n    ports:\n      - port: 8080\n',
    right: slice(BACKEND),
  },
  'ref-image-tag': {
    what: '이미지에 태그가 없거나 latest입니다.',
    why: '내려받을 때마다 다른 것이 올 수 있습니다. 어제 되던 것이 오늘 안 될 때 까닭을 알 수 없게 됩니다.',
    wrong: pod('image: «example.com/web»'),
    right: pod('image: example.com/web:1.0'),
  },
};
