import { box, down, type FigureDefinition, gap, note, row, stack } from '../kit/index.ts';

export const tcpVsIcmp: FigureDefinition = {
  id: 'tcp-vs-icmp',
  title: '같은 서비스에 보낸 curl과 ping',
  description:
    'curl이 보낸 TCP 80번은 노드 커널의 규칙에 맞아 파드로 갑니다. ping이 보낸 ICMP는 맞는 규칙이 없고, 가상 IP의 주인도 없어 대답이 없습니다.',
  caption:
    '서비스는 약속한 프로토콜과 포트만 전달합니다. ping이 실패해도 서비스가 고장 난 것은 아닙니다. (iptables 모드)',
  text: {
    form: 'list',
    items: [
      '두 명령 모두 이름 `hello`를 같은 ClusterIP로 풀어냅니다. 이름 조회는 성공합니다.',
      '`curl http://hello`: ClusterIP의 TCP 80번으로 갑니다. 노드의 커널에 이 주소와 포트의 규칙이 있으므로 목적지가 파드의 8080번으로 바뀌고, 대답이 옵니다.',
      '`ping hello`: 같은 주소로 ICMP를 보냅니다. ICMP에는 포트가 없고 맞는 규칙도 없습니다. 이 주소를 가진 기계도 없으므로 아무도 대답하지 않습니다.',
    ],
  },
  scene: {
    content: stack([
      row(
        [
          box('pod', { tag: '파드 client', title: '`curl http://hello`' }),
          box('pod', { tag: '파드 client', title: '`ping hello`' }),
        ],
        {
          gap: 14,
        },
      ),
      row([down({ label: 'TCP 80번', at: 0.3 }), down({ label: 'ICMP', at: 0.3 })], { gap: 14 }),
      box('plain', {
        tag: '노드의 커널에 적힌 규칙',
        lines: ['ClusterIP의 TCP 80번이면 파드의 8080번으로'],
      }),
      row(
        [
          down({ label: '규칙에 맞는다', at: 0.3 }),
          down({ label: '맞는 규칙이 없다', at: 0.2, tone: 'bad' }),
        ],
        {
          gap: 14,
        },
      ),
      row(
        [
          box('pod', { tag: '파드 hello', lines: ['8080번에서 듣는다'] }),
          box('idle', { tag: 'ClusterIP', lines: ['이 주소의 주인은 없다'] }),
        ],
        { gap: 14 },
      ),
      gap(6),
      row(
        [
          note('대답이 온다', { tone: 'good', align: 'middle', bold: true }),
          note('100% packet loss', { tone: 'bad', align: 'middle', bold: true }),
        ],
        {
          gap: 14,
        },
      ),
    ]),
  },
};
