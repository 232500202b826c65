import type { commandGrammarCodes } from '../command-grammar.ts';
import type { DocsOf } from './doc.ts';

/** The codes that kubectl's and minikube's own grammar decides. */
export const commandGrammarDocs: DocsOf<typeof commandGrammarCodes> = {
  'command-unknown-command': {
    what: 'kubectl이나 minikube에 없는 하위 명령입니다.',
    why: '명령의 이름은 한 글자만 달라도 찾지 못합니다. kubectl은 비슷한 명령을 알려 주고 멈춥니다.',
    wrong: 'kubectl «gte» pods',
    right: 'kubectl get pods',
  },
  'command-unknown-flag': {
    what: '그 명령에 없는 플래그입니다.',
    why: '플래그는 명령마다 다르고, 없어진 것도 있습니다. 긴 이름 앞에는 빼기 표를 둘 씁니다.',
    wrong: 'kubectl get pods «--all-namespace»',
    right: 'kubectl get pods --all-namespaces',
  },
  'command-missing-value': {
    what: '값이 있어야 하는 플래그에 값이 없습니다.',
    why: '명령의 끝에 플래그만 남으면 kubectl은 값을 기다리다 실패합니다.',
    wrong: 'kubectl get pods «-n»',
    right: 'kubectl get pods -n kube-system',
  },
  'command-flag-value': {
    what: '정해진 값만 받는 플래그에 다른 값을 썼습니다.',
    why: 'kubectl과 API 서버는 대문자와 소문자를 구별합니다. Never와 never는 다른 값입니다.',
    wrong: 'kubectl run web --image=nginx:1.27 --restart=«never»',
    right: 'kubectl run web --image=nginx:1.27 --restart=Never',
  },
  'command-flag-type': {
    what: '플래그의 값이 바라는 형식이 아닙니다.',
    why: '수를 바라는 플래그에 글을, 시간을 바라는 플래그에 단위 없는 수를 쓰면 읽지 못합니다.',
    wrong: 'kubectl logs web --since=«5»',
    right: 'kubectl logs web --since=5m',
  },
  'command-missing-flag': {
    what: '꼭 있어야 하는 플래그가 없습니다.',
    why: '무엇을 만들지, 몇 개로 늘릴지처럼 짐작할 수 없는 것은 명령에 써야 합니다.',
    wrong: '«kubectl create deployment» web',
    right: 'kubectl create deployment web --image=nginx:1.27',
  },
  'command-flag-conflict': {
    what: '함께 쓸 수 없는 플래그를 썼거나, 함께 써야 하는 플래그를 빠뜨렸습니다.',
    why: '두 플래그의 뜻이 서로 어긋나거나 하나만으로는 뜻이 없습니다.',
    wrong: 'kubectl run web --image=nginx:1.27 «--rm»',
    right: 'kubectl run web --image=nginx:1.27 --rm -i',
  },
  'command-deprecated': {
    what: '곧 없어질 플래그입니다.',
    why: '지금은 경고만 나오지만 다음 버전에서는 명령이 실패할 수 있습니다.',
    wrong: 'kubectl apply -f hello.yaml «--record»',
    right: 'kubectl apply -f hello.yaml',
  },
  'command-underscore': {
    what: '플래그의 이름에 밑줄을 썼습니다.',
    why: 'kubectl은 밑줄을 빼기 표로 바꾸어 읽고 경고합니다. 문서에는 바른 이름을 씁니다.',
    wrong: 'kubectl get pods «--all_namespaces»',
    right: 'kubectl get pods --all-namespaces',
  },
  'command-arguments': {
    what: '명령의 인자가 모자라거나 남거나 틀린 자리에 있습니다.',
    why: '명령마다 받는 인자의 수와 순서가 정해져 있습니다.',
    wrong: 'kubectl exec web «hostname»',
    right: 'kubectl exec web -- hostname',
  },
  'command-loose-dash': {
    what: '플래그의 빼기 표와 이름 사이에 빈칸이 있습니다.',
    why: '빈칸이 들어가면 플래그가 아니라 리소스의 이름으로 읽힙니다.',
    wrong: 'kubectl get pods «- n» kube-system',
    right: 'kubectl get pods -n kube-system',
  },
  'command-type-as-name': {
    what: '리소스 종류를 이름의 자리에 썼습니다.',
    why: '두 번째 낱말부터는 이름입니다. 여러 종류를 보려면 쉼표로 이어 씁니다.',
    wrong: 'kubectl get pods «svc»',
    right: 'kubectl get pods,svc',
  },
  'command-unknown-resource': {
    what: 'API 서버에 없는 리소스 종류입니다.',
    why: '종류의 이름을 잘못 썼거나, 사용자 정의 리소스라서 독자의 클러스터에는 없습니다.',
    wrong: 'kubectl get «podss»',
    right: 'kubectl get pods',
  },
  'command-wrong-resource': {
    what: '그 명령을 쓸 수 없는 리소스 종류입니다.',
    why: '롤아웃은 디플로이먼트와 데몬셋, 스테이트풀셋에만 있고, expose는 파드를 거느린 것에만 됩니다.',
    wrong: 'kubectl rollout status «svc»/web',
    right: 'kubectl rollout status deployment/web',
  },
  'command-output-format': {
    what: '없는 출력 형식입니다.',
    why: 'kubectl은 아는 형식의 목록을 알려 주고 멈춥니다.',
    wrong: 'kubectl get pods -o «widee»',
    right: 'kubectl get pods -o wide',
  },
  'command-jsonpath': {
    what: 'kubectl이 읽을 수 없는 JSONPath입니다.',
    why: '중괄호나 대괄호, 따옴표의 짝이 맞지 않으면 출력하기 전에 실패합니다.',
    wrong: "kubectl get pod web -o jsonpath='«{.status.podIP»'",
    right: "kubectl get pod web -o jsonpath='{.status.podIP}'",
  },
  'command-columns': {
    what: 'custom-columns의 열을 읽을 수 없습니다.',
    why: '열마다 제목과 경로를 쌍점으로 이어야 합니다.',
    wrong: 'kubectl get pods -o custom-columns=«NAME»',
    right: 'kubectl get pods -o custom-columns=NAME:.metadata.name',
  },
  'command-template': {
    what: 'kubectl이 읽을 수 없는 Go 템플릿입니다.',
    why: '중괄호 두 쌍이 닫히지 않았거나 없는 함수를 불렀습니다.',
    wrong: "kubectl get pod web -o go-template='«{{.metadata.name}»'",
    right: "kubectl get pod web -o go-template='{{.metadata.name}}'",
  },
  'command-unknown-field': {
    what: '출력하려는 필드가 그 리소스에 없습니다.',
    why: 'kubectl은 없는 필드를 오류로 알리지 않고 빈 값으로 출력합니다. 그래서 틀린 줄 모르고 지나갑니다.',
    wrong: "kubectl get pod web -o jsonpath='{.status.«podIp»}'",
    right: "kubectl get pod web -o jsonpath='{.status.podIP}'",
  },
  'command-explain-field': {
    what: '설명을 보려는 필드가 그 리소스에 없습니다.',
    why: '필드의 이름은 대문자와 소문자까지 맞아야 합니다.',
    wrong: 'kubectl explain service.spec.«port»',
    right: 'kubectl explain service.spec.ports',
  },
  'command-selector': {
    what: 'API 서버가 읽을 수 없는 레이블 셀렉터입니다.',
    why: '셀렉터는 키와 연산자, 값으로 쓰고 여럿은 쉼표로 잇습니다.',
    wrong: "kubectl get pods -l «'app is web'»",
    right: "kubectl get pods -l 'app in (web)'",
  },
  'command-field-selector': {
    what: '그 종류를 고르는 데 쓸 수 없는 필드입니다.',
    why: '필드 셀렉터는 종류마다 정해진 몇 가지 필드만 받습니다.',
    wrong: 'kubectl get pods --field-selector=«status.ready»=true',
    right: 'kubectl get pods --field-selector=status.phase=Running',
  },
  'command-label': {
    what: '레이블로 쓸 수 없는 키나 값, 또는 꼴입니다.',
    why: '레이블에는 영문자와 숫자, 빼기 표, 밑줄, 점만 쓸 수 있고 63자까지입니다.',
    wrong: "kubectl label pod web 'env=«my app»'",
    right: 'kubectl label pod web env=my-app',
  },
  'command-name': {
    what: '리소스의 이름으로 쓸 수 없습니다.',
    why: '이름은 DNS에 쓰이므로 소문자와 숫자, 빼기 표만 쓸 수 있습니다.',
    wrong: 'kubectl create namespace «Web»',
    right: 'kubectl create namespace web',
  },
  'command-image': {
    what: '컨테이너 이미지의 이름이 아닙니다.',
    why: '저장소의 이름에는 소문자만 쓸 수 있습니다.',
    wrong: 'kubectl run web --image=«Nginx»',
    right: 'kubectl run web --image=nginx:1.27',
  },
  'command-wait-for': {
    what: '기다릴 수 없는 조건입니다.',
    why: '--for는 delete와 create, condition=이름, jsonpath=식만 받습니다.',
    wrong: 'kubectl wait pod/web --for=«Ready»',
    right: 'kubectl wait pod/web --for=condition=Ready',
  },
  'command-condition-name': {
    what: '그 종류가 알리지 않는 조건을 기다립니다.',
    why: 'kubectl은 조건의 이름을 확인하지 않으므로 시간이 다 될 때까지 기다리다 실패합니다.',
    wrong: 'kubectl wait deployment/web --for=condition=«Ready»',
    right: 'kubectl wait deployment/web --for=condition=Available',
  },
  'command-patch': {
    what: '패치를 JSON이나 YAML로 읽을 수 없습니다.',
    why: '괄호나 따옴표의 짝이 맞지 않으면 API 서버가 거절합니다.',
    wrong: 'kubectl patch svc web -p «\'{"spec":\'»',
    right: 'kubectl patch svc web -p \'{"spec":{"type":"NodePort"}}\'',
  },
};
