import type { commandCodes } from '../command.ts';
import { commandGrammarDocs } from './command-grammar.ts';
import type { DocsOf } from './doc.ts';

const block = (meta: string, command: string): string => `\`\`\`console${meta}\n$ ${command}\n\`\`\`\n`;

export const commandDocs: DocsOf<typeof commandCodes> = {
  ...commandGrammarDocs,
  'command-syntax': {
    what: '셸이 읽을 수 없는 명령입니다.',
    why: '괄호나 연산자가 남거나 모자랍니다. 붙여 넣으면 실행되지 않고 문법 오류가 납니다.',
    wrong: 'kubectl get pods «)»',
    right: 'kubectl get pods',
  },
  'command-dash': {
    what: '플래그의 빼기 표(-)가 긴 줄표(—, –)로 바뀌어 있습니다.',
    why: '문서 편집기가 --를 긴 줄표로 바꾸곤 합니다. 셸에게는 플래그가 아니라 보통 낱말입니다.',
    wrong: 'kubectl get pods «—all-namespaces»',
    right: 'kubectl get pods --all-namespaces',
  },
  'command-smart-quote': {
    what: '명령에 둥근 따옴표가 있습니다.',
    why: '셸의 따옴표는 곧은 것뿐입니다. 둥근 따옴표는 값의 일부가 되어 엉뚱한 것을 찾습니다.',
    wrong: 'kubectl get pods -l «“»app=web”',
    right: 'kubectl get pods -l "app=web"',
  },
  'command-hidden-character': {
    what: '명령에 눈에 보이지 않는 문자나 탭이 있습니다.',
    why: '빈칸처럼 보여도 셸은 낱말을 나누지 않습니다. 웹 페이지에서 복사할 때 섞입니다.',
    wrong: 'kubectl get«\u00a0»pods',
    right: 'kubectl get pods',
  },
  'command-unknown-tool': {
    what: '명령의 이름이 틀렸습니다.',
    why: '셸이 그런 명령을 찾지 못합니다.',
    wrong: '«kubctl» get pods',
    right: 'kubectl get pods',
  },
  'command-prompt': {
    what: '개인 컴퓨터의 프롬프트가 명령에 섞여 있습니다.',
    why: '독자가 그대로 붙여 넣으면 프롬프트까지 실행하려다 실패합니다.',
    wrong: '«me@host ~ %» kubectl get pods',
    right: 'kubectl get pods',
  },
  'command-placeholder': {
    what: '독자가 바꿔 써야 하는 자리가 명령에 있습니다.',
    why: '붙여 넣어 바로 되는 명령이어야 합니다. 셸은 <이름>을 파일에서 읽으라는 뜻으로 알아듣습니다.',
    wrong: 'kubectl describe pod «<파드 이름>»',
    right: 'kubectl describe pod -l app=web',
  },
  'command-made-name': {
    what: '클러스터가 지어낸 이름이나 주소를 그대로 적었습니다.',
    why: '독자의 클러스터는 다른 이름을 짓습니다. 이 이름은 독자에게 없습니다.',
    wrong: 'kubectl logs «hello-74b76c7b77-4k4mn»',
    right: 'kubectl logs -l app=hello',
  },
  'command-zsh-pattern': {
    what: '따옴표 밖에 ?나 *, [ ]가 있습니다.',
    why: 'macOS의 기본 셸인 zsh는 이것을 파일 이름 무늬로 읽고, 맞는 파일이 없으면 명령을 실행하지 않습니다.',
    wrong: 'curl «localhost:8080/exit?code=1»',
    right: "curl 'localhost:8080/exit?code=1'",
  },
  'command-zsh-equals': {
    what: '따옴표 밖의 낱말이 =로 시작합니다.',
    why: 'zsh는 =이름을 그 명령의 경로로 바꾸고, 그런 명령이 없으면 멈춥니다.',
    wrong: 'echo «==done»',
    right: "echo '==done'",
  },
  'command-history': {
    what: '작은따옴표 밖에 !가 있습니다.',
    why: 'bash와 zsh는 대화식으로 쓸 때 !로 시작하는 부분을 지난 명령으로 바꿉니다.',
    wrong: 'echo "hello«!web»"',
    right: "echo 'hello!web'",
  },
  'command-zsh-comment': {
    what: '명령 뒤에 # 주석을 붙였습니다.',
    why: 'zsh는 대화식으로 쓸 때 #을 주석으로 읽지 않습니다. 뒤의 글자가 모두 인자가 됩니다.',
    wrong: 'kubectl get pods «# 파드 목록»',
    right: 'kubectl get pods',
  },
  'command-braces': {
    what: '따옴표 없이 중괄호를 썼습니다.',
    why: '셸이 중괄호를 펼치거나 그 안의 따옴표를 지웁니다. jsonpath는 작은따옴표로 감싸야 안전합니다.',
    wrong: 'kubectl get pods -o «jsonpath={.items[0].metadata.name}»',
    right: "kubectl get pods -o jsonpath='{.items[0].metadata.name}'",
  },
  'command-needs-list': {
    what: 'needs에 적은 것이 없어도 되는 명령입니다.',
    why: 'needs가 붙은 블록은 그것이 없는 곳에서 확인하지 않습니다. 까닭 없이 붙이면 확인하지 않는 명령이 늘어납니다.',
    wrong: '```console needs=minikube\n«$ kubectl get pods»\n```\n',
    right: block('', 'kubectl get pods'),
  },
  'command-needs-missing': {
    what: 'minikube가 있어야 하는 명령인데 needs=minikube가 없습니다.',
    why: '독자가 다른 클러스터를 쓸 때 이 명령은 되지 않습니다. 미리 알려야 합니다.',
    wrong: '```console\n«$ minikube ip»\n```\n',
    right: block(' needs=minikube', 'minikube ip'),
  },
  'command-blank-in-path': {
    what: '파일 경로 속에 빈칸이 끼어 있습니다.',
    why: '셸은 빈칸에서 낱말을 나눕니다. 두 파일을 달라는 뜻이 되어 둘 다 찾지 못합니다.',
    wrong: 'kubectl apply -f «hello. yaml»',
    right: 'kubectl apply -f hello.yaml',
  },
  'command-missing-file': {
    what: '명령이 읽는 파일이 manifests 폴더에 없습니다.',
    why: '독자가 따라 하면 그런 파일이 없다는 오류를 봅니다.',
    wrong: 'kubectl apply -f «helo.yaml»',
    right: 'kubectl apply -f hello.yaml',
  },
  'command-file-outside': {
    what: '명령이 manifests 폴더 밖의 파일을 가리킵니다.',
    why: '독자가 내려받는 것은 manifests 폴더뿐입니다. 그 밖의 경로는 독자에게 없습니다.',
    wrong: 'kubectl apply -f «../hello.yaml»',
    right: 'kubectl apply -f hello.yaml',
  },
};
