import { type CodeTable, codesOf } from './code.ts';
import { josa } from './josa.ts';

const { api, guide } = codesOf('yaml');

/** Text that is not YAML, or YAML that does not say what its author meant. */
export const yamlCodes = {
  'yaml-encoding': guide<{ encoding: string }>({
    message: ({ encoding }) =>
      encoding === 'invalid'
        ? 'UTF-8로 읽을 수 없는 글자가 있습니다. 편집기에서 인코딩을 UTF-8로 바꿔 저장하세요.'
        : `파일이 ${josa(encoding, '으로/로')} 저장되어 있습니다. 편집기에서 인코딩을 UTF-8로 바꿔 저장하세요.`,
  }),
  'yaml-tab': api<Record<never, never>>({
    message: () => '들여쓰기에 탭을 썼습니다. YAML에서는 빈칸만 쓸 수 있으니, 탭을 빈칸 두 개로 바꾸세요.',
  }),
  'yaml-indent': api<Record<never, never>>({
    message: () =>
      '들여쓰기가 맞지 않습니다. 같은 묶음에 속한 줄은 같은 칸에서 시작하고, 안에 든 줄은 더 들여 쓰세요.',
  }),
  'yaml-missing-space': api<{ written: string; meant: string }>({
    message: ({ written, meant }) => `"${written}"에 빈칸이 빠졌습니다. "${meant}"처럼 띄어 쓰세요.`,
  }),
  'yaml-colon-in-value': api<{ value: string }>({
    message: ({ value }) =>
      `값 안에 ": "이 있어 YAML이 이것을 또 하나의 키로 읽습니다. 값을 "${value}"처럼 따옴표로 감싸세요.`,
  }),
  'yaml-unclosed-quote': api<{ quote: string }>({
    message: ({ quote }) => `여기서 연 따옴표(${quote})를 닫지 않았습니다. 값의 끝에 ${quote}를 쓰세요.`,
  }),
  'yaml-unclosed-bracket': api<{ open: string; close: string }>({
    message: ({ open, close }) => `여기서 연 괄호 ${open}를 닫지 않았습니다. 끝에 ${close}를 쓰세요.`,
  }),
  'yaml-flow-entry': api<{ open: string; close: string }>({
    message: ({ open, close }) =>
      `괄호 ${open} ${close} 안을 읽을 수 없습니다. 항목 사이에는 쉼표를, 콜론 뒤에는 빈칸을 넣으세요.`,
  }),
  'yaml-undefined-alias': api<{ name: string }>({
    message: ({ name }) =>
      `${josa(`*${name}`, '이/가')} 가리키는 앵커가 앞에 없습니다. 앞의 값에 &${josa(name, '을/를')} 붙이거나, 글자 그대로라면 따옴표로 감싸세요.`,
  }),
  'yaml-helm-template': api<{ template: string }>({
    message: ({ template }) =>
      `Helm 템플릿 ${josa(template, '이/가')} 남아 있습니다. kubectl은 템플릿을 풀지 않으므로, 실제 값으로 바꾸거나 helm template의 결과를 쓰세요.`,
  }),
  'yaml-reserved-character': api<{ character: string }>({
    message: ({ character }) =>
      `값을 ${josa(character, '으로/로')} 시작할 수 없습니다. 값 전체를 따옴표로 감싸세요.`,
  }),
  'yaml-control-character': api<{ character: string }>({
    message: ({ character }) => `YAML에 쓸 수 없는 제어 문자 ${josa(character, '이/가')} 있습니다. 지우세요.`,
  }),
  'yaml-document-separator': api<{ rest: string }>({
    message: ({ rest }) =>
      `문서를 나누는 줄에는 ---와 주석만 쓸 수 있습니다. ${josa(`"${rest}"`, '을/를')} 다음 줄로 옮기거나 지우세요.`,
  }),
  'yaml-map-key': api<Record<never, never>>({
    message: () => '키로 쓸 수 없는 값입니다. 키는 비어 있거나 목록, 맵일 수 없습니다. 글자로 적으세요.',
  }),
  'yaml-number': api<{ value: string }>({
    message: ({ value }) =>
      `${josa(value, '은/는')} JSON에 없는 수라서 API 서버에 보낼 수 없습니다. 글자라면 따옴표로 감싸세요.`,
  }),
  'yaml-alias-bomb': api<Record<never, never>>({
    message: () =>
      '별칭(*)이 별칭이나 자신을 거듭 불러 내용이 한없이 커집니다. 별칭을 줄이고 값을 직접 적으세요.',
  }),
  'yaml-syntax': api<Record<never, never>>({
    message: () => 'YAML로 읽을 수 없습니다. 이 줄과 바로 윗줄의 따옴표, 콜론, 들여쓰기를 살펴보세요.',
  }),
  'yaml-duplicate-key': guide<{ key: string; line: number }>({
    message: ({ key, line }) =>
      `${josa(`"${key}"`, '이/가')} ${line}번째 줄에 이미 있습니다. 둘 가운데 하나만 남기세요.`,
    hint: () => 'kubectl은 알리지 않고 앞의 값을 버립니다.',
  }),
  'yaml-lost-document': guide<{ key: string; line: number }>({
    message: ({ key, line }) =>
      `${josa(`"${key}"`, '이/가')} ${line}번째 줄에 이어 또 나옵니다. 두 리소스 사이에 --- 줄을 넣으세요.`,
    hint: () => '---가 없으면 한 문서로 읽혀, 앞의 리소스가 아무 알림 없이 사라집니다.',
  }),
  'yaml-after-end': guide<Record<never, never>>({
    message: () => '"..." 뒤의 내용은 kubectl이 읽지 않습니다. "..." 줄을 ---로 바꾸세요.',
  }),
  'yaml-unread-rest': guide<Record<never, never>>({
    message: () =>
      '이 줄부터는 kubectl이 읽지 않습니다. 문서의 첫 줄보다 덜 들여 썼습니다. 첫 줄과 같은 칸에서 시작하세요.',
  }),
  'yaml-invisible-character': guide<{ name: string; code: string }>({
    message: ({ name, code }) =>
      `눈에 보이지 않는 ${josa(`${name}(${code})`, '이/가')} 있습니다. 지우고 보통 빈칸을 쓰세요.`,
    hint: () => '웹 페이지나 문서에서 복사할 때 자주 섞여 들어옵니다.',
  }),
  'yaml-smart-quote': guide<{ quote: string }>({
    severity: 'warning',
    message: ({ quote }) =>
      `둥근 따옴표 ${quote}는 YAML의 따옴표가 아니라서 값의 일부가 됩니다. 곧은 따옴표 "로 바꾸세요.`,
  }),
  'yaml-trailing-space': guide<{ count: number }>({
    severity: 'info',
    message: ({ count }) => `줄 끝에 빈칸이 있습니다(${count}줄). 뜻은 바뀌지 않지만 지우는 편이 깔끔합니다.`,
    hint: () => '--fix가 한꺼번에 지웁니다.',
  }),
  'yaml-too-large': guide<{ limit: number }>({
    message: ({ limit }) =>
      `문서가 너무 커서(${limit} MiB 초과) 살펴보지 않았습니다. 내용을 줄이거나 여러 리소스로 나누세요.`,
    hint: () => 'API 서버는 3 MiB보다 큰 요청을 받지 않습니다.',
  }),
  'yaml-too-deep': guide<{ limit: number }>({
    message: ({ limit }) => `${limit}단계보다 깊게 겹쳐 있어 더 살펴보지 않았습니다. 구조를 줄이세요.`,
  }),
  'yaml-not-inspected': guide<Record<never, never>>({
    severity: 'warning',
    message: () =>
      'kubectl은 이 문서를 읽지만 YAML 1.2 해석기는 읽지 못합니다. 도구마다 다르게 읽을 수 있으니 고쳐 쓰세요.',
  }),
} as const satisfies CodeTable;
