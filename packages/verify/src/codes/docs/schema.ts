import type { schemaCodes } from '../schema.ts';
import type { DocsOf } from './doc.ts';
import { configMap, pod, service } from './samples.ts';

const EMPTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n';
const CRON = `kind: CronJob
metadata:
  name: tick
spec:
  schedule: "* * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: tick
              image: example.com/tick:1.0
`;

const PROVISIONER = 'provisioner: example.com/disk\n';
/** A kind that only schemas judge. */
const storage = (apiVersion: string, fields: string): string =>
  `${apiVersion}\nkind: StorageClass\nmetadata:\n  name: fast\n${fields}`;

export const schemaDocs: DocsOf<typeof schemaCodes> = {
  'schema-not-object': {
    what: '문서의 맨 위가 맵이 아닙니다.',
    why: '쿠버네티스의 리소스는 apiVersion, kind, metadata를 가진 맵입니다. 목록이나 글자는 적용할 수 없습니다.',
    wrong: '«- apiVersion: v1\n  kind: ConfigMap»\n',
    right: EMPTY,
  },
  'schema-no-object': {
    what: '파일에 적용할 리소스가 하나도 없습니다.',
    why: 'kubectl apply는 이런 파일에 "no objects passed to apply"라고 답하고 실패합니다.',
    wrong: '# 아직 비어 있습니다\n',
    right: EMPTY,
  },
  'schema-missing-head': {
    what: 'apiVersion이나 kind가 없습니다.',
    why: '둘이 없으면 어떤 종류의 리소스인지 알 수 없습니다. 대문자로 적어도 없는 것과 같습니다.',
    wrong: 'apiVersion: v1\n«Kind»: ConfigMap\nmetadata:\n  name: web\n',
    right: EMPTY,
  },
  'schema-head-type': {
    what: 'apiVersion이나 kind가 문자열이 아닙니다.',
    why: '1이나 true처럼 적으면 글자가 아니라 수나 불리언으로 읽힙니다.',
    wrong: 'apiVersion: «1»\nkind: ConfigMap\nmetadata:\n  name: web\n',
    right: EMPTY,
  },
  'schema-missing-name': {
    what: 'metadata.name이 없습니다.',
    why: '모든 리소스는 이름으로 구별합니다. 이름이 없으면 만들 수도 고칠 수도 없습니다.',
    wrong: 'apiVersion: v1\nkind: ConfigMap\n«metadata»: {}\n',
    right: EMPTY,
  },
  'schema-generate-name': {
    what: 'kubectl apply로는 쓸 수 없는 generateName을 적었습니다.',
    why: 'apply는 이름이 같은 리소스를 찾아 고치는 명령입니다. 이름이 매번 바뀌면 찾을 수 없습니다.',
    wrong: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  «generateName»: web-\n',
    right: EMPTY,
  },
  'schema-unknown-kind': {
    what: '그런 종류(kind)는 없습니다.',
    why: 'API 서버는 종류의 이름을 대소문자까지 그대로 견줍니다. 철자가 하나만 달라도 찾지 못합니다.',
    wrong: 'apiVersion: v1\nkind: «Configmap»\nmetadata:\n  name: web\n',
    right: EMPTY,
  },
  'schema-wrong-api-version': {
    what: '종류는 있지만 이 apiVersion에 있지 않습니다.',
    why: '종류마다 속한 API 그룹이 정해져 있습니다. 그룹이 다르면 다른 종류로 보고 거절합니다.',
    wrong: `apiVersion: «v1»\n${CRON}`,
    right: `apiVersion: batch/v1\n${CRON}`,
  },
  'schema-removed-api': {
    what: '예전에는 있었지만 이제는 없는 apiVersion입니다.',
    why: '오래된 글에서 복사한 매니페스트에 자주 있습니다. 지금의 클러스터는 받지 않습니다.',
    wrong: `apiVersion: «batch/v1beta1»\n${CRON}`,
    right: `apiVersion: batch/v1\n${CRON}`,
  },
  'schema-unknown-field': {
    what: '그 자리에 그런 필드는 없습니다.',
    why: '철자가 틀렸거나 들여쓰기가 달라 다른 곳에 들어갔습니다. kubectl은 모르는 필드가 있으면 거절합니다.',
    wrong: service('«prots»:\n  - port: 80'),
    right: service('ports:\n  - port: 80'),
  },
  'schema-type': {
    what: '값의 타입이 다릅니다.',
    why: '따옴표가 있으면 문자열, 없으면 수나 불리언으로 읽힙니다. API 서버는 타입이 다르면 거절합니다.',
    wrong: pod('image: example.com/web:1.0\nenv:\n  - name: LIMIT\n    value: «3»'),
    right: pod('image: example.com/web:1.0\nenv:\n  - name: LIMIT\n    value: "3"'),
  },
  'schema-enum': {
    what: '정해진 값 가운데 하나가 아닙니다.',
    why: '이런 필드에는 쓸 수 있는 값이 정해져 있고 대소문자도 가립니다.',
    wrong: service('type: «ClusterIp»\nports:\n  - port: 80'),
    right: service('type: ClusterIP\nports:\n  - port: 80'),
  },
  'schema-required': {
    what: '꼭 있어야 하는 필드가 없습니다.',
    why: '쿠버네티스가 기본값을 정해 줄 수 없는 필드입니다. 없으면 리소스를 만들지 못합니다.',
    wrong: storage('«apiVersion»: storage.k8s.io/v1', ''),
    right: storage('apiVersion: storage.k8s.io/v1', PROVISIONER),
  },
  'schema-range': {
    what: '수가 그 필드가 담을 수 있는 범위를 벗어났습니다.',
    why: '정수 필드는 32비트나 64비트의 수만 담습니다. 더 큰 수는 API 서버가 읽지 못합니다.',
    wrong: service('ports:\n  - port: «99999999999»'),
    right: service('ports:\n  - port: 8080'),
  },
  'schema-format': {
    what: '값이 정해진 모양(수량, base64, 시각)이 아닙니다.',
    why: '메모리와 CPU, 비밀 값, 시각은 정해진 표기만 읽습니다.',
    wrong: pod('image: example.com/web:1.0\nresources:\n  limits:\n    memory: «1GB»'),
    right: pod('image: example.com/web:1.0\nresources:\n  limits:\n    memory: 1Gi'),
  },
  'schema-engine-failed': {
    what: '검사기가 이 문서를 살피다 멈췄습니다.',
    why: '문서가 지나치게 크거나 복잡할 때 생깁니다. 이 문서에 대해서는 판정을 내리지 못했습니다.',
    wrong: { text: configMap('message: hello'), engineStops: true },
    right: configMap('message: hello'),
  },
  'schema-value': {
    what: 'API 스키마에 맞지 않는 값입니다.',
    why: '더 쉬운 설명이 준비되지 않은 규칙입니다. 함께 나오는 원문이 무엇을 기대하는지 알려 줍니다.',
    wrong: storage('apiVersion: storage.k8s.io/v1', `${PROVISIONER}parameters: {«a: [1], b: c:»}\n`),
    right: storage('apiVersion: storage.k8s.io/v1', `${PROVISIONER}parameters: {a: "1"}\n`),
  },
};
