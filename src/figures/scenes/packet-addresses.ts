import { across, box, type FigureDefinition, note, row, stack, step } from '../kit/index.ts';

const client = box('pod', { lines: ['`client` 파드'] });
const api = box('pod', { lines: ['`dice-api` 파드', '8080번'] });
const service = box('service', { lines: ['클러스터 IP', '80번'] });

const envelope = (from: typeof client, to: typeof client) =>
  row([from, across({ fixed: 26 }), to], { gap: 6 });

export const packetAddresses: FigureDefinition = {
  id: 'packet-addresses',
  title: '봉투의 주소는 두 번 바뀐다',
  description:
    'client가 클러스터 IP로 보낸 패킷은 커널에서 받는 곳이 파드로 바뀝니다. 돌아오는 대답은 보낸 곳이 다시 클러스터 IP로 바뀝니다.',
  caption:
    '받는 쪽은 `client`가 직접 보낸 것으로 알고, 부르는 쪽은 클러스터 IP가 대답한 것으로 압니다. 바꾸는 곳은 부르는 파드가 있는 노드의 커널 하나입니다.',
  text: {
    form: 'steps',
    items: [
      '`client` 파드가 보낸 패킷: 보낸 곳은 `client` 파드, 받는 곳은 클러스터 IP의 80번입니다.',
      '노드의 커널을 지난 패킷: 보낸 곳은 그대로이고, 받는 곳이 `dice-api` 파드의 8080번으로 바뀌었습니다(DNAT).',
      '파드의 대답: 보낸 곳은 `dice-api` 파드의 8080번, 받는 곳은 `client` 파드입니다.',
      '노드의 커널을 지난 대답: 보낸 곳이 클러스터 IP의 80번으로 되돌려졌습니다. `client`는 자기가 부른 상대의 대답을 받습니다.',
    ],
  },
  scene: {
    content: stack(
      [
        row(
          [
            note('보낸 곳', { align: 'middle', bold: true }),
            note('', { fixed: 26 }),
            note('받는 곳', { align: 'middle', bold: true }),
          ],
          { gap: 6 },
        ),
        step(1, 'client가 보낸 대로', envelope(client, service)),
        step(2, '커널이 받는 곳을 바꾼 뒤 (DNAT)', envelope(client, api)),
        step(3, '파드가 보낸 대답', envelope(api, client)),
        step(4, '커널이 보낸 곳을 되돌린 뒤', envelope(service, client)),
      ],
      { gap: 12 },
    ),
  },
};
