import type { replayCodes } from '../replay.ts';
import type { ClusterSays, DocsOf, ExampleParts } from './doc.ts';

const says = (output: readonly string[], exit = 0): ClusterSays => ({ output, exit });
const page = (lines: string, cluster: readonly ClusterSays[], meta = ''): ExampleParts => ({
  text: `\`\`\`console${meta}\n${lines}\n\`\`\`\n`,
  cluster,
});
const GET = '$ kubectl get pod web -o name';
const LOOK = '$ kubectl get pod -o wide';
const TWICE = [says(['web   1/1   10.244.0.5']), says(['web   1/1   10.244.0.6'])];

export const replayDocs: DocsOf<typeof replayCodes> = {
  'replay-output': {
    what: '페이지에 적힌 출력이 클러스터가 실제로 한 말과 다릅니다.',
    why: '독자는 페이지와 다른 출력을 보고 무엇을 잘못했는지 찾게 됩니다.',
    wrong: page(`${GET}\n«pod/wep»`, [says(['pod/web'])]),
    right: page(`${GET}\npod/web`, [says(['pod/web'])]),
  },
  'replay-same-value': {
    what: '페이지는 같은 값이라고 썼지만 클러스터에서는 서로 다른 값입니다.',
    why: '"주소가 바뀌었다"를 보여 주는 자리에 같은 주소가 적혀 있는 식입니다. 글의 뜻이 틀립니다.',
    wrong: page(`${LOOK}\nweb   1/1   10.244.0.8\n${LOOK}\nweb   1/1   «10.244.0.8»`, TWICE),
    right: page(`${LOOK}\nweb   1/1   10.244.0.8\n${LOOK}\nweb   1/1   10.244.0.9`, TWICE),
  },
  'replay-different-value': {
    what: '페이지는 다른 값이라고 썼지만 클러스터에서는 같은 값입니다.',
    why: '"주소가 그대로다"를 보여 주는 자리에 다른 주소가 적혀 있는 식입니다. 글의 뜻이 틀립니다.',
    wrong: page(`${LOOK}\nweb   1/1   10.244.0.8\n${LOOK}\nweb   1/1   «10.244.0.9»`, [TWICE[0]!, TWICE[0]!]),
    right: page(`${LOOK}\nweb   1/1   10.244.0.8\n${LOOK}\nweb   1/1   10.244.0.8`, [TWICE[0]!, TWICE[0]!]),
  },
  'replay-fixed-value': {
    what: '매니페스트나 명령에 정해 둔 값인데 클러스터의 출력과 다릅니다.',
    why: '파드 이름이나 IP처럼 지어낸 값은 달라도 되지만, 정해 둔 값은 그대로여야 합니다.',
    wrong: page("$ echo 'podIP is 10.244.0.8'\npodIP is «10.244.0.8»", [says(['podIP is 10.244.0.9'])]),
    right: page("$ echo 'podIP is 10.244.0.8'\npodIP is 10.244.0.8", [says(['podIP is 10.244.0.8'])]),
  },
  'replay-exit': {
    what: '명령의 종료 코드가 페이지가 기대한 것과 다릅니다.',
    why: '성공할 줄 알았던 명령이 실패했거나, 실패를 보여 줄 자리에서 성공했습니다.',
    wrong: {
      ...page('$ kubectl get pod web', [says([], 1)]),
      text: '«```console»\n$ kubectl get pod web\n```\n',
    },
    right: page('$ kubectl get pod web', [says([], 1)], ' exit=1'),
  },
  'replay-timeout': {
    what: '명령이 정해진 시간 안에 끝나지 않았습니다.',
    why: '끝나지 않는 명령이라면 독자의 터미널도 막힙니다. 켜 두는 것인지 멈추는 것인지 적어야 합니다.',
    wrong: page('«$ kubectl get pods -w»', [{ output: [], timedOut: 60 }]),
    right: page('$ kubectl get pods -w\n^C', [{ output: [], exit: 130 }]),
  },
  'replay-setup': {
    what: '장을 시작하기 전의 준비가 실패했습니다.',
    why: '준비가 되지 않으면 그 장의 명령을 하나도 확인할 수 없습니다.',
    wrong: { text: '```console\n$ kubectl get pods\n```\n', setupFails: 'kubectl apply -f web.yaml' },
    right: page('$ kubectl get pods', [says([])]),
  },
  'replay-refused': {
    what: '그 장의 것이 아닌 곳을 건드리는 명령이라 실행하지 않습니다.',
    why: '페이지의 명령은 실제 클러스터에서 실행합니다. 다른 네임스페이스나 노드를 바꾸면 남의 것을 망가뜨립니다.',
    wrong: page('«$ kubectl delete namespace kube-system»', [says([])]),
    right: page('$ kubectl delete pod web', [says([])]),
  },
  'replay-stale': {
    what: '페이지의 명령이 마지막 기록에 없습니다.',
    why: '명령을 고친 뒤 다시 기록하지 않았습니다. 출력이 맞는지 아직 아무도 모릅니다.',
    wrong: page('«$ kubectl get pods -A»', [{ command: 'kubectl get pods', output: [], exit: 0 }]),
    right: page('$ kubectl get pods -A', [says([])]),
  },
  'replay-unrecorded': {
    what: '장을 클러스터에서 실행한 기록이 없습니다.',
    why: '출력을 실제 클러스터와 견준 적이 없으므로 맞는지 알 수 없습니다.',
    wrong: { text: '```console\n$ kubectl get pods\n```\n', unrecorded: true },
    right: page('$ kubectl get pods', [says([])]),
  },
  'replay-exempt': {
    what: '장의 출력에서 …로 비워 둔 줄이 너무 많습니다.',
    why: '비워 둔 줄은 확인하지 않습니다. 많아지면 페이지가 맞는지 말할 수 없습니다.',
    wrong: {
      ...page('$ kubectl describe pod web\n…', [says(['Name: web', 'Status: Running'])]),
      text: '```console\n$ kubectl describe pod web\n…\n```\n',
    },
    right: page('$ kubectl describe pod web\nName: web\nStatus: Running', [
      says(['Name: web', 'Status: Running']),
    ]),
  },
};
