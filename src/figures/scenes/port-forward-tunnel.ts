import { box, down, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

export const portForwardTunnel: FigureDefinition = {
  id: 'port-forward-tunnel',
  title: '포트 포워딩이 지나는 길',
  description:
    '노트북의 curl이 보낸 요청은 kubectl, API 서버, kubelet을 차례로 지나 파드 하나에 닿습니다. 둘째 파드는 받지 않습니다.',
  caption:
    '통로는 시작할 때 고른 파드 하나로만 이어집니다. 그 파드가 사라지면 다음 요청에서 통로도 끝나고, 다른 파드로 옮겨 가지 않습니다.',
  text: {
    form: 'steps',
    items: [
      '노트북에서 `curl localhost:8000`이 `kubectl port-forward deploy/dice-api 8000:8080`에 닿습니다. 127.0.0.1과 [::1]에서만 받습니다.',
      'kubectl은 이미 열어 둔 HTTPS 연결로 API 서버에 바이트를 보냅니다.',
      'API 서버는 그 파드가 있는 노드의 kubelet에 넘깁니다.',
      'kubelet은 파드 안의 8080번 포트로 전달합니다. TCP만 됩니다.',
      '같은 디플로이먼트의 둘째 파드는 아무 요청도 받지 않습니다. 서비스도 지나지 않습니다.',
    ],
  },
  scene: {
    content: stack([
      frame(
        'laptop',
        '노트북',
        stack([
          box('plain', { title: '`curl localhost:8000`' }),
          down({ label: '127.0.0.1:8000' }),
          box('program', { title: '`kubectl port-forward`', lines: ['`deploy/dice-api 8000:8080`'] }),
        ]),
      ),
      down({ label: 'HTTPS 연결 하나' }),
      frame(
        'cluster',
        '클러스터',
        stack([
          box('program', { title: 'API 서버', fixed: 140 }),
          down(),
          frame(
            'node',
            '노드',
            stack([
              box('program', { title: 'kubelet', fixed: 200 }),
              down({ at: 'chosen', label: '8080번 포트', side: 'right', height: 34 }),
              row(
                [
                  box('pod', {
                    id: 'chosen',
                    tag: '파드',
                    title: '`dice-api` 1',
                    lines: ['시작할 때 골랐다'],
                  }),
                  box('idle', { tag: '파드', title: '`dice-api` 2', lines: ['받지 않는다'] }),
                ],
                { gap: 10 },
              ),
            ]),
          ),
        ]),
      ),
    ]),
  },
};
