import { codesOf } from './code.ts';
import { josa, oneOf } from './josa.ts';

const { api, guide } = codesOf('command');

const orWrite = (write: string): string =>
  write === '' ? '' : ` 혹시 ${josa(write, '을/를')} 쓰려던 것인가요?`;
const quotedUse = (use: string): string => ` 쓰는 법: ${use}`;

/** `a, b 가운데 하나를 쓰세요.` */
const useOneOf = (words: readonly string[]): string =>
  words.length === 0 ? '' : `${josa(oneOf(words), '을/를')} 쓰세요.`;

/** What each reason says of a command's arguments. */
const ARGUMENTS = {
  'no-type': () => '무엇을 볼지(리소스 종류)를 쓰지 않았습니다. 예: pods, svc',
  'no-name': () => '리소스의 이름이 없습니다. 이름을 쓰거나 -l로 고르세요.',
  'no-resource': () => '대상이 없습니다. "종류 이름"이나 "종류/이름", 또는 -f 파일을 쓰세요.',
  'no-file': () => '파일을 고르는 -f나 -k가 없습니다.',
  'file-without-flag': (found: string) =>
    `${josa(`"${found}"`, '은/는')} 플래그 없이 쓸 수 없습니다. 파일이라면 앞에 -f를 쓰세요.`,
  'one-name': (found: string) => `이름을 정확히 하나 써야 하는데 ${found}개를 썼습니다.`,
  'run-name': () => '만들 파드의 이름이 없습니다.',
  'no-pod': () => '파드의 이름이나 "종류/이름"이 없습니다.',
  'no-command': () => '컨테이너에서 실행할 명령이 없습니다. -- 뒤에 쓰세요.',
  'exec-separator': (found: string) =>
    `컨테이너에서 실행할 명령은 -- 뒤에 써야 합니다. "${found}" 앞에 --를 쓰세요.`,
  'logs-many': () => '로그는 파드 하나와 컨테이너 하나까지만 고를 수 있습니다.',
  'logs-both': () => '파드 이름과 -l을 함께 쓸 수 없습니다. 하나만 쓰세요.',
  'no-ports': () => '"종류/이름"과 포트를 함께 써야 합니다. 예: svc/hello 8000:80',
  'no-change': (found: string) =>
    `바꿀 ${found} 하나도 없습니다. "키=값" 꼴로 쓰고, 지우려면 "키-"로 쓰세요.`,
  'change-before-name': (found: string) =>
    `바꿀 것 뒤에 리소스 ${josa(`"${found}"`, '을/를')} 썼습니다. 리소스를 먼저 쓰세요.`,
  'needs-subcommand': () => '무엇을 할지(하위 명령)를 쓰지 않았습니다. 도움말만 나오고 실패합니다.',
  'no-subcommand': (found: string) => `${josa(`"${found}"`, '은/는')} 이 명령의 하위 명령이 아닙니다.`,
  'too-many': (found: string) => `${josa(`"${found}"`, '은/는')} 이 명령이 받지 않는 인자입니다. 지우세요.`,
  'too-few': () => '인자가 모자랍니다.',
  'no-remote': () => '복사할 곳과 받을 곳 가운데 하나는 "파드:경로" 꼴이어야 합니다.',
  'no-local': () => '복사할 곳과 받을 곳 가운데 하나는 이 컴퓨터의 경로여야 합니다.',
  'bad-filespec': () => '"파드:경로"나 "네임스페이스/파드:경로" 꼴로 써야 합니다.',
  'no-path': (found: string) => `${josa(`"${found}"`, '은/는')} 경로가 비어 있습니다.`,
  'both-contexts': () => '컨텍스트 이름과 --current 가운데 하나만 쓰세요.',
  'no-image': () => '이미지가 없습니다. --image를 쓰세요.',
  'no-tcp': () => '포트가 없습니다. --tcp=포트:대상포트를 쓰세요.',
  'no-rule': () => '규칙이 없습니다. --rule이나 --default-backend를 쓰세요.',
  'no-patch': () => '바꿀 내용이 없습니다. -p나 --patch-file을 쓰세요.',
  'no-for': () => '무엇을 기다릴지 쓰지 않았습니다. --for=condition=Ready처럼 쓰세요.',
  'no-verb': () => '동사가 없습니다. --verb=get처럼 쓰세요.',
  'no-role': () => '--clusterrole이나 --role 가운데 정확히 하나를 써야 합니다.',
  'no-context': () => '컨텍스트 이름이나 --current를 쓰세요.',
  'name-with-selector': () => '이름과 셀렉터(-l)를 함께 쓸 수 없습니다. 하나만 쓰세요.',
  'name-with-all': () => '이름과 --all을 함께 쓸 수 없습니다. 하나만 쓰세요.',
  'name-in-all-namespaces': () =>
    '이름을 쓰면 모든 네임스페이스(-A)에서 찾을 수 없습니다. -n으로 하나를 고르세요.',
  'many-types': () => '종류를 여럿 쓰면 이름을 쓸 수 없습니다. 종류를 하나만 쓰세요.',
  'mixed-forms': () => '"종류/이름"과 "종류 이름"을 섞을 수 없습니다. 한 가지로 쓰세요.',
  'file-and-name': () => '파일(-f)과 리소스를 함께 쓸 수 없습니다. 하나만 쓰세요.',
  'bad-pair': () => '"종류/이름"은 종류 하나와 이름 하나로 씁니다. 빗금의 앞뒤를 확인하세요.',
  'many-slashes': () => '"종류/이름"에는 빗금을 하나만 쓸 수 있습니다.',
} as const;
export type ArgumentsReason = keyof typeof ARGUMENTS;

const CONFLICTS = {
  together: (one: string, other: string) =>
    `${josa(one, '과/와')} ${josa(other, '은/는')} 함께 쓸 수 없습니다. 하나를 지우세요.`,
  needs: (one: string, other: string) => `${josa(one, '은/는')} ${josa(other, '과/와')} 함께 써야 합니다.`,
} as const;
export type ConflictReason = keyof typeof CONFLICTS;

const WANTED = {
  int: '정수를 쓰세요. 예: 3',
  bool: 'true나 false를 =로 이어 쓰세요.',
  duration: '단위가 있는 시간을 쓰세요. 예: 30s, 5m, 1h',
  timeout: '초의 수나 단위가 있는 시간을 쓰세요. 예: 30, 30s, 5m',
  pairs: '"키=값" 꼴로 쓰고 여럿은 쉼표로 이으세요.',
  port: '1부터 65535까지의 수를 쓰세요.',
  'node-port': '30000부터 32767까지의 수를 쓰세요.',
  'port-name': '포트 번호나 포트 이름(소문자, 숫자, -, 15자까지)을 쓰세요.',
  'port-pair': '"포트" 또는 "포트:대상포트" 꼴로 쓰세요. 예: 8000:80',
  quantity: '쿠버네티스의 수량으로 쓰세요. 예: 500m, 128Mi',
  json: '올바른 JSON으로 쓰세요.',
  positive: '0보다 큰 수를 쓰세요.',
  'not-negative': '0 이상의 수를 쓰세요.',
  env: '"이름=값" 꼴로 쓰고, 이름은 글자나 _로 시작하세요.',
  url: '주소를 쓰세요.',
  time: 'RFC 3339 시각을 쓰세요. 예: 2026-01-02T15:04:05Z',
  account: '"네임스페이스:이름" 꼴로 쓰세요.',
  'ingress-rule': '"호스트/경로=서비스:포트" 꼴로 쓰세요. 예: example.com/=hello:80',
  'service-port': '"서비스:포트" 꼴로 쓰세요. 예: hello:80',
  path: '/로 시작하는 경로를 쓰세요. 예: /healthz',
  'url-verb': '경로에는 get, post, put, delete, patch, head, options만 쓸 수 있습니다.',
  selector: '레이블 셀렉터로 쓰세요. 예: app=hello',
  source: '"파일"이나 "키=파일" 꼴로 쓰세요.',
  'token-time': '10분(10m) 이상으로 쓰세요.',
  percent: '수나 백분율을 쓰세요. 예: 1, 50%',
  object: '"종류/이름" 꼴로 쓰세요. 예: pod/hello',
  key: '영문자, 숫자, -, _, .로 된 키를 쓰세요.',
  host: '소문자 도메인 이름을 쓰세요. 예: api.example.com',
} as const;
export type Wanted = keyof typeof WANTED;

const NAMES = {
  namespace: '네임스페이스',
  name: '이름',
  context: '컨텍스트',
} as const;

const FLAG_HELP: Readonly<Record<string, string>> = {
  '': '',
  removed: ' 지금의 kubectl에서는 없어졌습니다.',
  sibling: ' 다른 명령에서만 쓰는 플래그입니다.',
};

/** What is wrong with a call of kubectl or minikube: their own grammar decides. */
export const commandGrammarCodes = {
  'command-unknown-command': api<{ tool: string; found: string; write: string }>({
    message: ({ tool, found, write }) =>
      `${tool}에 ${josa(found, '이라는/라는')} 명령이 없습니다.${orWrite(write)}`,
    hint: ({ write }) => (write === '' ? '플러그인이라면 독자의 컴퓨터에는 없을 수 있습니다.' : undefined),
  }),
  'command-unknown-flag': api<{
    command: string;
    flag: string;
    write: string;
    known: string;
    instead: string;
  }>({
    message: ({ command, flag, write, known, instead }) =>
      `${command}에 ${flag} 플래그가 없습니다.${FLAG_HELP[known] ?? ''}${instead === '' ? orWrite(write) : ` ${instead}`}`,
  }),
  'command-missing-value': api<{ flag: string }>({
    message: ({ flag }) => `${flag} 뒤에 값이 없습니다. 값을 쓰세요.`,
  }),
  'command-flag-value': api<{ flag: string; value: string; allowed: readonly string[]; write: string }>({
    message: ({ flag, value, allowed, write }) =>
      `${flag}에 "${value}" 값을 쓸 수 없습니다. ${useOneOf(allowed)}${orWrite(write)}`,
  }),
  'command-flag-type': api<{ flag: string; value: string; want: Wanted }>({
    message: ({ flag, value, want }) => `${flag}에 "${value}" 값을 쓸 수 없습니다. ${WANTED[want]}`,
  }),
  'command-missing-flag': api<{ command: string; flags: readonly string[] }>({
    message: ({ command, flags }) => `${command}에는 ${flags.join(', ')} 플래그가 있어야 합니다.`,
  }),
  'command-flag-conflict': api<{ reason: ConflictReason; one: string; other: string }>({
    message: ({ reason, one, other }) => CONFLICTS[reason](one, other),
  }),
  'command-deprecated': guide<{ found: string; said: string }>({
    severity: 'warning',
    message: ({ found }) => `${josa(found, '은/는')} 곧 없어질 플래그입니다. 쓰지 마세요.`,
    hint: ({ said }) => (said === '' ? undefined : `kubectl의 말: ${said}`),
  }),
  'command-underscore': guide<{ found: string; write: string }>({
    severity: 'warning',
    message: ({ found, write }) => `${found}에는 밑줄이 있습니다. ${josa(write, '으로/로')} 쓰세요.`,
  }),
  'command-arguments': api<{ command: string; reason: ArgumentsReason; found: string; use: string }>({
    message: ({ command, reason, found, use }) => `${command}: ${ARGUMENTS[reason](found)}${quotedUse(use)}`,
  }),
  'command-loose-dash': guide<{ found: string; write: string }>({
    message: ({ found, write }) =>
      `"${found}" 속에 빈칸이 있어서 플래그가 아니라 이름으로 읽힙니다. ${josa(write, '으로/로')} 붙여 쓰세요.`,
  }),
  'command-type-as-name': guide<{ found: string; first: string; write: string }>({
    message: ({ found, first, write }) =>
      `${josa(`"${found}"`, '은/는')} 종류가 아니라 ${first}의 이름으로 읽힙니다. 여러 종류는 ${josa(write, '으로/로')} 쓰세요.`,
  }),
  'command-unknown-resource': api<{ found: string; write: string; group: string }>({
    message: ({ found, write, group }) =>
      `${josa(`"${found}"`, '이라는/라는')} 리소스 종류가 쿠버네티스에 없습니다.${orWrite(write)}${
        group === ''
          ? ''
          : ' 사용자 정의 리소스라면 CRD를 먼저 설치해야 하고, 독자의 클러스터에는 없을 수 있습니다.'
      }`,
  }),
  'command-wrong-resource': api<{ command: string; found: string; allowed: readonly string[] }>({
    message: ({ command, found, allowed }) =>
      `${josa(command, '은/는')} ${found}에 쓸 수 없습니다.${allowed.length === 0 ? '' : ` ${useOneOf(allowed)}`}`,
  }),
  'command-output-format': api<{ found: string; allowed: readonly string[]; write: string }>({
    message: ({ found, allowed, write }) =>
      `-o에 "${found}" 형식은 없습니다. ${useOneOf(allowed)}${orWrite(write)}`,
  }),
  'command-jsonpath': api<{ expression: string; said: string }>({
    message: ({ expression, said }) =>
      `JSONPath ${josa(`"${expression}"`, '을/를')} 읽을 수 없습니다(${said}). 괄호와 따옴표의 짝을 확인하세요.`,
  }),
  'command-columns': api<{ found: string }>({
    message: ({ found }) =>
      `custom-columns의 ${josa(`"${found}"`, '을/를')} 읽을 수 없습니다. "제목:.경로"를 쉼표로 이어 쓰세요. 예: NAME:.metadata.name`,
  }),
  'command-template': api<{ said: string }>({
    message: ({ said }) => `Go 템플릿을 읽을 수 없습니다(${said}). {{와 }}의 짝을 확인하세요.`,
  }),
  'command-unknown-field': guide<{ field: string; path: string; kind: string; write: string }>({
    message: ({ field, path, kind, write }) =>
      `${kind}의 ${path === '' ? '맨 위' : path}에 ${field} 필드가 없어서 빈 값이 나옵니다.${orWrite(write)}`,
  }),
  'command-explain-field': api<{ field: string; path: string; kind: string; write: string }>({
    message: ({ field, path, kind, write }) =>
      `${kind}의 ${path === '' ? '맨 위' : path}에 ${field} 필드가 없습니다.${orWrite(write)}`,
  }),
  'command-selector': api<{ selector: string; said: string }>({
    message: ({ selector }) =>
      `레이블 셀렉터 ${josa(`"${selector}"`, '을/를')} 읽을 수 없습니다. app=hello나 "app in (a,b)"처럼 쓰세요.`,
    hint: ({ said }) => (said === '' ? undefined : `서버의 말: ${said}`),
  }),
  'command-field-selector': api<{ field: string; kind: string; allowed: readonly string[] }>({
    message: ({ field, kind, allowed }) =>
      `${josa(kind, '은/는')} "${field}" 필드로 고를 수 없습니다. ${useOneOf(allowed)}`,
  }),
  'command-label': api<{ label: string; what: '키' | '값' | '꼴' }>({
    message: ({ label, what }) =>
      what === '꼴'
        ? `${josa(`"${label}"`, '은/는')} 레이블이 아닙니다. "키=값"이나 지우는 "키-"로 쓰세요.`
        : `레이블 "${label}"의 ${josa(what, '을/를')} 쓸 수 없습니다. 영문자, 숫자, -, _, .로 63자까지 쓰고 영문자나 숫자로 시작하고 끝내세요.`,
  }),
  'command-name': api<{ name: string; what: keyof typeof NAMES }>({
    message: ({ name, what }) =>
      `${josa(`"${name}"`, '은/는')} ${josa(NAMES[what], '으로/로')} 쓸 수 없습니다. 소문자, 숫자, -로 쓰고 소문자나 숫자로 시작하고 끝내세요.`,
  }),
  'command-image': api<{ image: string }>({
    message: ({ image }) =>
      `${josa(`"${image}"`, '은/는')} 이미지 이름이 아닙니다. 소문자로 쓰고 태그는 : 뒤에 쓰세요. 예: nginx:1.27`,
  }),
  'command-wait-for': api<{ condition: string; write: string }>({
    message: ({ condition, write }) =>
      `--for에 "${condition}" 조건을 쓸 수 없습니다. condition=Ready, delete, create, jsonpath='{.경로}'=값 가운데 하나를 쓰세요.${orWrite(write)}`,
  }),
  'command-condition-name': guide<{
    condition: string;
    kind: string;
    allowed: readonly string[];
    write: string;
  }>({
    message: ({ condition, kind, allowed, write }) =>
      `${josa(kind, '은/는')} "${condition}" 조건을 알리지 않아서 끝까지 기다리게 됩니다. ${useOneOf(allowed)}${orWrite(write)}`,
  }),
  'command-patch': api<{ said: string }>({
    message: ({ said }) => `패치를 JSON이나 YAML로 읽을 수 없습니다(${said}). 괄호와 따옴표를 확인하세요.`,
  }),
} as const;
