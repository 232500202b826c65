import { across, box, down, type FigureDefinition, frame, note, row, stack } from '../kit/index.ts';

export const threePaths: FigureDefinition = {
  id: 'three-paths',
  title: '서비스를 움직이는 세 갈래 길: 이름, 제어, 데이터',
  description:
    '이름은 CoreDNS가 풀고, 규칙은 EndpointSlice 컨트롤러와 kube-proxy가 미리 써 두고, 패킷은 노드의 커널이 바꿔 파드로 보냅니다.',
  caption:
    '패킷은 kube-proxy를 지나지 않습니다. kube-proxy는 규칙을 쓸 뿐이고, 목적지를 바꾸는 것은 노드의 커널입니다.',
  text: {
    form: 'list',
    items: [
      '이름: 파드가 CoreDNS에 `dice-api`를 물으면 CoreDNS가 ClusterIP를 답합니다. CoreDNS는 서비스 목록을 API 서버에서 미리 받아 둡니다.',
      '제어: EndpointSlice 컨트롤러가 파드의 준비 상태를 보고 EndpointSlice를 고칩니다. 노드마다 있는 kube-proxy가 API 서버에서 이 변화를 받아 그 노드의 커널에 규칙을 씁니다. 이 길로는 요청이 다니지 않습니다.',
      '데이터: `client` 파드가 ClusterIP로 보낸 패킷은 파드가 있는 노드의 커널에서 목적지가 바뀌어(DNAT) 준비된 `dice-api` 파드 하나로 갑니다.',
    ],
  },
  live: true,
  scene: {
    content: stack(
      [
        frame(
          'panel',
          '① 이름: 주소를 알아낸다',
          row(
            [
              box('pod', { title: '파드', fixed: 64 }),
              stack(
                [
                  across({ tone: 'control', label: '`dice-api`?', fixed: 110 }),
                  across({ tone: 'control', label: 'ClusterIP', fixed: 110, reverse: true }),
                ],
                { fixed: 110 },
              ),
              box('program', { title: 'CoreDNS' }),
            ],
            { gap: 6 },
          ),
        ),
        frame(
          'panel',
          '② 제어: 규칙을 미리 써 둔다',
          stack([
            row(
              [
                box('pod', { lines: ['파드의 준비 상태'] }),
                across({ tone: 'control', fixed: 14 }),
                box('program', { id: 'controller', lines: ['EndpointSlice 컨트롤러'], grow: 1.3 }),
              ],
              { gap: 6 },
            ),
            down({ tone: 'control', label: '슬라이스를 고친다', at: 'controller', side: 'left' }),
            box('program', { title: 'API 서버' }),
            down({ tone: 'control', label: '변화를 받는다', at: 'proxy' }),
            row(
              [
                box('program', { id: 'proxy', title: 'kube-proxy', lines: ['노드마다 하나'] }),
                across({ tone: 'control', fixed: 14 }),
                box('plain', { title: '커널의 규칙', lines: ['노드마다'] }),
              ],
              { gap: 6 },
            ),
          ]),
        ),
        frame(
          'panel',
          '③ 데이터: 패킷이 지나간다',
          stack(
            [
              row(
                [
                  box('pod', { lines: ['파드', '`client`'] }),
                  across({ fixed: 14 }),
                  box('plain', { title: '커널', lines: ['목적지를 바꾼다 (DNAT)'], grow: 1.1 }),
                  across({ fixed: 14 }),
                  box('pod', { lines: ['파드', '`dice-api`'] }),
                ],
                { gap: 6 },
              ),
              note('kube-proxy를 지나지 않는다', { tone: 'muted', align: 'middle' }),
            ],
            { gap: 6 },
          ),
        ),
      ],
      { gap: 10 },
    ),
  },
};
