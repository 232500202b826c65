import type { yamlCodes } from '../yaml.ts';
import type { DocsOf } from './doc.ts';
import { configMap, service } from './samples.ts';

const GREETING = configMap('message: hello');

export const yamlDocs: DocsOf<typeof yamlCodes> = {
  'yaml-encoding': {
    what: '파일이 UTF-8로 저장되어 있지 않습니다.',
    why: 'kubectl은 UTF-8을 기대합니다. 다른 인코딩에서는 글자가 깨지거나 파일을 읽지 못합니다.',
    wrong: { text: GREETING, encoding: 'UTF-16' },
    right: GREETING,
  },
  'yaml-tab': {
    what: '들여쓰기에 탭 문자를 썼습니다.',
    why: 'YAML은 들여쓰기에 빈칸만 허용합니다. 탭의 폭은 편집기마다 달라서 어느 단계인지 정할 수 없기 때문입니다.',
    wrong: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n«\t»name: web\n',
    right: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  },
  'yaml-indent': {
    what: '줄이 시작하는 칸이 이웃한 줄과 맞지 않습니다.',
    why: 'YAML은 들여쓰기로 무엇이 무엇 안에 있는지 정합니다. 한 칸만 어긋나도 파일 전체를 읽지 못합니다.',
    wrong: service('ports:\n  - port: 80\n   «targetPort»: 8080'),
    right: service('ports:\n  - port: 80\n    targetPort: 8080'),
  },
  'yaml-missing-space': {
    what: '콜론(:)이나 항목의 줄표(-) 뒤에 빈칸이 없습니다.',
    why: '빈칸이 없으면 키와 값이 아니라 한 덩어리의 글자로 읽힙니다.',
    wrong: '«apiVersion:v1»\nkind: ConfigMap\nmetadata:\n  name: web\n',
    right: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  },
  'yaml-colon-in-value': {
    what: '따옴표 없는 값 안에 콜론과 빈칸이 있습니다.',
    why: 'YAML은 그 콜론을 또 하나의 키로 읽으려다 멈춥니다.',
    wrong: configMap('message: «note: read me»'),
    right: configMap('message: "note: read me"'),
  },
  'yaml-unclosed-quote': {
    what: '여는 따옴표만 있고 닫는 따옴표가 없습니다.',
    why: '다음 따옴표가 나올 때까지 뒤의 줄이 모두 값이 됩니다.',
    wrong: configMap('message: «"»hello\nname: web'),
    right: configMap('message: "hello"\nname: web'),
  },
  'yaml-unclosed-bracket': {
    what: '대괄호나 중괄호를 열고 닫지 않았습니다.',
    why: '괄호가 닫힐 때까지 뒤의 줄이 모두 그 안에 든 것으로 읽힙니다.',
    wrong: service('ports: «[»{port: 80}\ntype: ClusterIP'),
    right: service('ports: [{port: 80}]\ntype: ClusterIP'),
  },
  'yaml-flow-entry': {
    what: '괄호 안의 항목 사이에 쉼표가 없거나 콜론 뒤에 빈칸이 없습니다.',
    why: '괄호 안에서는 줄바꿈이 아니라 쉼표가 항목을 나눕니다.',
    wrong: service('ports: «[»{port: 80} {port: 81}]'),
    right: service('ports: [{name: a, port: 80}, {name: b, port: 81}]'),
  },
  'yaml-undefined-alias': {
    what: '별칭(*이름)이 가리키는 앵커(&이름)가 앞에 없습니다.',
    why: '별표로 시작하는 값은 글자가 아니라 앞에 적은 값의 별칭입니다. 글자로 쓰려면 따옴표가 필요합니다.',
    wrong: configMap('message: «*hello»'),
    right: configMap('message: "*hello"'),
  },
  'yaml-helm-template': {
    what: 'Helm 템플릿의 자리({{ … }})가 채워지지 않은 채 남아 있습니다.',
    why: 'kubectl은 템플릿을 풀지 않습니다. 이 글자를 그대로 읽으려다 실패합니다.',
    wrong: configMap('message: «{{ .Values.message }}»'),
    right: configMap('message: hello'),
  },
  'yaml-reserved-character': {
    what: '따옴표 없는 값이 @, `, % 가운데 하나로 시작합니다.',
    why: 'YAML이 따로 쓰려고 남겨 둔 문자라 값의 첫 글자가 될 수 없습니다.',
    wrong: configMap('message: «@»home'),
    right: configMap('message: "@home"'),
  },
  'yaml-control-character': {
    what: 'YAML에 쓸 수 없는 제어 문자가 들어 있습니다.',
    why: '눈에 보이지 않지만 YAML을 읽는 프로그램은 여기서 멈춥니다. 터미널에서 복사할 때 섞이곤 합니다.',
    wrong: configMap('message: hello«\u0001»'),
    right: configMap('message: hello'),
  },
  'yaml-document-separator': {
    what: '문서를 나누는 줄이 --- 로만 되어 있지 않습니다.',
    why: '줄표가 하나라도 많거나 뒤에 글자가 있으면 구분선이 아니라 내용으로 읽힙니다.',
    wrong: `${GREETING}«----»\n${GREETING}`,
    right: `${GREETING}---\n${GREETING.replace('name: web', 'name: api')}`,
  },
  'yaml-map-key': {
    what: '비어 있거나 목록, 맵인 값을 키로 썼습니다.',
    why: '매니페스트는 JSON으로 바뀌어 API 서버에 갑니다. JSON의 키는 글자뿐입니다.',
    wrong: configMap('«[a]»: b'),
    right: configMap('a: b'),
  },
  'yaml-number': {
    what: '무한대나 NaN처럼 JSON에 없는 수를 썼습니다.',
    why: '매니페스트는 JSON으로 바뀌어 API 서버에 가는데, JSON은 이런 수를 나타내지 못합니다.',
    wrong: configMap('limit: «.inf»'),
    right: configMap('limit: ".inf"'),
  },
  'yaml-alias-bomb': {
    what: '별칭이 자신이나 다른 별칭을 거듭 부릅니다.',
    why: '펼치면 내용이 한없이 커집니다. kubectl은 메모리를 지키려고 이런 문서를 거절합니다.',
    wrong: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata: &all\n  message: «*»all\n',
    right: GREETING,
  },
  'yaml-syntax': {
    what: 'YAML로 읽을 수 없습니다. 더 자세한 원인은 알아내지 못했습니다.',
    why: 'kubectl도 이 파일을 읽지 못합니다. 함께 나오는 원문이 단서입니다.',
    wrong: configMap('message: |«x»\n  hello'),
    right: configMap('message: |\n  hello'),
  },
  'yaml-duplicate-key': {
    what: '같은 맵에 같은 키를 두 번 썼습니다.',
    why: 'kubectl은 알리지 않고 앞의 값을 버립니다. 고친 줄이 버려지는 쪽이면 아무리 적용해도 바뀌지 않습니다.',
    wrong: configMap('message: hello\n«message»: bye'),
    right: configMap('message: bye'),
  },
  'yaml-lost-document': {
    what: '두 리소스 사이에 --- 줄이 없습니다.',
    why: '한 문서로 읽혀 뒤의 값이 앞의 값을 덮습니다. 앞의 리소스는 아무 알림 없이 사라집니다.',
    wrong: `${GREETING}«apiVersion»: v1\nkind: ConfigMap\nmetadata:\n  name: api\n`,
    right: `${GREETING}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: api\n`,
  },
  'yaml-after-end': {
    what: '문서를 끝내는 줄(...) 뒤에 내용이 있습니다.',
    why: 'kubectl은 ... 뒤를 읽지 않습니다. 거기 적은 리소스는 만들어지지 않습니다.',
    wrong: `${GREETING}...\n«apiVersion»: v1\nkind: ConfigMap\nmetadata:\n  name: api\n`,
    right: `${GREETING}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: api\n`,
  },
  'yaml-unread-rest': {
    what: '첫 줄보다 덜 들여 쓴 줄이 나와, 거기서 문서가 끝난 것으로 읽힙니다.',
    why: 'kubectl은 그 뒤를 조용히 버립니다. 오류도 나지 않아 알아채기 어렵습니다.',
    wrong: ' apiVersion: v1\n kind: ConfigMap\n metadata:\n   name: web\n«data»:\n   message: hello\n',
    right: GREETING,
  },
  'yaml-invisible-character': {
    what: '빈칸처럼 보이지만 빈칸이 아닌 문자, 또는 아예 보이지 않는 문자가 있습니다.',
    why: 'YAML은 이 문자를 값이나 키의 일부로 읽습니다. 웹 페이지에서 복사할 때 자주 섞입니다.',
    wrong: configMap('message: hello«\u200b»'),
    right: configMap('message: hello'),
  },
  'yaml-smart-quote': {
    what: '둥근 따옴표로 값을 감쌌습니다.',
    why: 'YAML의 따옴표는 곧은 것뿐입니다. 둥근 따옴표는 값의 일부가 되어 그대로 들어갑니다.',
    wrong: configMap('message: «“»hello”'),
    right: configMap('message: "hello"'),
  },
  'yaml-trailing-space': {
    what: '줄 끝에 빈칸이 있습니다.',
    why: '뜻은 바뀌지 않습니다. 다만 눈에 보이지 않는 차이가 변경 기록에 남고, 줄을 이어 쓰는 문자열에서는 실수가 됩니다.',
    wrong: 'apiVersion: v1« »\nkind: ConfigMap\nmetadata:\n  name: web\n',
    right: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
  },
  'yaml-too-large': {
    what: '문서 하나가 3 MiB보다 큽니다.',
    why: 'API 서버는 이렇게 큰 요청을 받지 않습니다. 끝까지 살피면 시간과 메모리를 다 쓰므로 검사를 멈춥니다.',
    wrong: { text: configMap('a: "아래로 3 MiB가 더 이어집니다"'), padding: 3 * 1024 * 1024 },
    right: configMap('a: "짧은 글"'),
  },
  'yaml-too-deep': {
    what: '맵이나 목록이 500단계보다 깊게 겹쳐 있습니다.',
    why: '이렇게 깊은 매니페스트는 없습니다. 끝까지 살피면 시간과 메모리를 다 쓰므로 검사를 멈춥니다.',
    wrong: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  a: ${'['.repeat(498)}«[»${'['.repeat(101)}${']'.repeat(600)}\n`,
    right: configMap('a: "[]"'),
  },
  'yaml-not-inspected': {
    what: 'kubectl은 읽지만 YAML 1.2 규칙에는 맞지 않는 문서입니다.',
    why: '도구마다 다르게 읽습니다. 여기서는 줄과 칸을 알 수 없어 더 자세히 살피지 못했습니다.',
    wrong: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata: {message: hello, name: web«:»}\n',
    right: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata: {message: hello, name: "web:"}\n',
  },
};
