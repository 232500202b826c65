import { codesOf } from './code.ts';
import { commandGrammarCodes } from './command-grammar.ts';
import { josa } from './josa.ts';

const { guide } = codesOf('command');

/** What can be wrong with a command that a reader is to copy. */
export const commandCodes = {
  ...commandGrammarCodes,
  'command-syntax': guide<{ detail: string }>({
    message: ({ detail }) => `셸이 읽을 수 없는 명령입니다(${detail}). 괄호와 연산자를 확인하세요.`,
  }),
  'command-dash': guide<{ found: string; write: string }>({
    message: ({ found, write }) =>
      `${josa(`"${found}"`, '은/는')} 긴 줄표라서 플래그가 아닙니다. ${josa(write, '으로/로')} 쓰세요.`,
  }),
  'command-smart-quote': guide<{ found: string; write: string }>({
    message: ({ found, write }) =>
      `셸은 둥근 따옴표 ${josa(found, '을/를')} 따옴표로 읽지 않습니다. ${josa(write, '으로/로')} 쓰세요.`,
  }),
  'command-hidden-character': guide<{ name: string; write: string }>({
    message: ({ name, write }) => `눈에 보이지 않는 문자(${name})가 명령에 들어 있습니다. ${write}`,
  }),
  'command-unknown-tool': guide<{ found: string; write: string }>({
    message: ({ found, write }) => `${found} 명령은 없습니다. ${josa(write, '으로/로')} 쓰세요.`,
  }),
  'command-prompt': guide<{ prompt: string }>({
    message: ({ prompt }) =>
      `개인 컴퓨터의 프롬프트 "${prompt}" 부분이 명령에 남아 있습니다. "$ " 하나만 쓰세요.`,
  }),
  'command-placeholder': guide<{ found: string }>({
    message: ({ found }) =>
      `${josa(`"${found}"`, '은/는')} 독자가 바꿔 써야 하는 자리입니다. 실제 값을 쓰거나 변수에 담아 쓰세요.`,
    hint: () => "예: POD=$(kubectl get pod -l app=hello -o jsonpath='{.items[0].metadata.name}')",
  }),
  'command-made-name': guide<{ kind: string; found: string }>({
    message: ({ kind, found }) =>
      `${josa(`"${found}"`, '은/는')} 클러스터가 만든 ${josa(kind, '이라/라')} 독자에게는 없습니다. 변수에 담아 쓰세요.`,
    hint: () => "예: IP=$(kubectl get pod -l app=hello -o jsonpath='{.items[0].status.podIP}')",
  }),
  'command-zsh-pattern': guide<{ found: string; word: string }>({
    message: ({ found, word }) =>
      `zsh는 따옴표 밖의 ${josa(found, '을/를')} 파일 이름 무늬로 읽고, 맞는 파일이 없으면 멈춥니다. ${word}처럼 따옴표로 감싸세요.`,
  }),
  'command-zsh-equals': guide<{ word: string }>({
    message: ({ word }) =>
      `zsh는 =로 시작하는 낱말을 명령의 경로로 바꿉니다. '${word}'처럼 따옴표로 감싸세요.`,
  }),
  'command-history': guide<{ word: string }>({
    message: ({ word }) =>
      `작은따옴표 밖의 !는 bash와 zsh가 지난 명령으로 바꿉니다. 작은따옴표로 감싸서 쓰세요: ${word}`,
  }),
  'command-zsh-comment': guide<Record<never, never>>({
    message: () => 'zsh에 붙여 넣으면 #부터가 주석이 되지 않습니다. 설명은 본문에 쓰세요.',
  }),
  'command-braces': guide<{ word: string }>({
    message: ({ word }) => `셸이 중괄호와 그 안의 따옴표를 바꿀 수 있습니다. 작은따옴표로 감싸세요: ${word}`,
  }),
  'command-needs-list': guide<{ command: string; need: string }>({
    message: ({ command, need }) =>
      `${josa(`"${command}"`, '은/는')} 그것 없이도 실행할 수 있으므로 needs=${need}${need === 'tty' ? '를' : josa(need, '을/를').slice(need.length)} 쓸 수 없습니다. 지우세요.`,
    hint: () =>
      'minikube는 minikube 명령과 로드밸런서 주소를 쓰는 명령에, nodes=2는 --context나 -p로 다른 클러스터를 부르는 명령에, tty는 -it에, internet은 밖을 가리키는 이름을 부르는 명령에만 붙입니다.',
  }),
  'command-needs-missing': guide<{ command: string }>({
    message: ({ command }) =>
      `${josa(`"${command}"`, '은/는')} minikube가 있어야 합니다. 블록에 needs=minikube를 쓰세요.`,
  }),
  'command-blank-in-path': guide<{ found: string; write: string }>({
    message: ({ found, write }) =>
      `경로 "${found}" 속에 빈칸이 있어서 두 낱말로 나뉩니다. ${josa(write, '으로/로')} 붙여 쓰세요.`,
  }),
  'command-missing-file': guide<{ path: string; suggestion: string }>({
    message: ({ path, suggestion }) =>
      suggestion === ''
        ? `${josa(path, '이/가')} manifests 폴더에 없습니다. 파일을 만들거나 경로를 고치세요.`
        : `${josa(path, '이/가')} manifests 폴더에 없습니다. ${josa(suggestion, '을/를')} 쓰려던 것인지 확인하세요.`,
  }),
  'command-file-outside': guide<{ path: string }>({
    message: ({ path }) =>
      `${josa(path, '은/는')} manifests 폴더 밖의 경로입니다. manifests 폴더를 기준으로 한 상대 경로를 쓰세요.`,
  }),
} as const;
