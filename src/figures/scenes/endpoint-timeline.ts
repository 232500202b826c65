import {
  box,
  type Element,
  type FigureDefinition,
  gap,
  heading,
  note,
  row,
  stack,
  step,
} from '../kit/index.ts';

const moment = (a: Element, b: Element, slice: Element) => row([a, b, slice], { gap: 8 });
const none = box('gone', { lines: ['없음'] });
const slice = (...lines: string[]) => box('object', { lines });

export const endpointTimeline: FigureDefinition = {
  id: 'endpoint-timeline',
  title: '파드를 지울 때 엔드포인트슬라이스에 생기는 일',
  description:
    '파드 A가 종료되고 파드 B가 준비되는 동안 슬라이스의 주소가 A, 없음, 준비되지 않은 B, 준비된 B로 바뀝니다. 서비스의 이름과 ClusterIP는 그대로입니다.',
  caption: '바뀌는 것은 슬라이스의 내용뿐입니다. 슬라이스의 이름, 서비스의 이름, ClusterIP는 그대로입니다.',
  text: {
    form: 'steps',
    items: [
      '평소: 파드 A가 준비되어 있고, 슬라이스에는 A의 주소가 준비된 것으로 적혀 있습니다. 요청은 A로 갑니다.',
      '파드 A를 지우면: A는 종료 중이 되고, 레플리카셋 컨트롤러가 파드 B를 만듭니다. 슬라이스에는 A의 주소가 남아 있지만 `ready: false`, `serving: true`, `terminating: true`입니다. 준비된 주소가 없으면 A가 끝날 때까지 A로 보냅니다.',
      'A가 끝나면: 슬라이스가 비고 `<unset>`으로 보입니다. 이때의 요청은 거부됩니다.',
      'B가 주소를 받으면: B의 주소가 슬라이스에 적히지만 `ready: false`입니다. 목록에는 보여도 요청은 아직 거부됩니다.',
      'B가 준비되면: `ready: true`가 되고 요청이 B로 갑니다.',
    ],
  },
  live: true,
  scene: {
    content: stack(
      [
        row(
          [
            heading('파드 A', { align: 'middle' }),
            heading('파드 B', { align: 'middle' }),
            heading('슬라이스', { align: 'middle' }),
          ],
          { gap: 8 },
        ),
        step(
          1,
          '평소: 요청은 A로 간다',
          moment(box('pod', { lines: ['준비됨'] }), none, slice('A', '준비됨')),
        ),
        step(
          2,
          'A를 지운다: 아직 A가 받는다',
          moment(
            box('idle', { lines: ['종료 중'] }),
            box('idle', { lines: ['만드는 중'] }),
            slice('A', '종료 중'),
          ),
        ),
        step(
          3,
          'A가 끝났다: 요청이 거부된다',
          moment(none, box('idle', { lines: ['시작하는 중'] }), slice('비어 있음', '`<unset>`')),
        ),
        step(
          4,
          'B가 주소를 받았다: 아직 거부된다',
          moment(none, box('idle', { lines: ['준비 안 됨', '0/1'] }), slice('B', '준비 안 됨')),
        ),
        step(
          5,
          'B가 준비됐다: 요청은 B로 간다',
          moment(none, box('pod', { lines: ['준비됨', '1/1'] }), slice('B', '준비됨')),
        ),
        gap(2),
        note('다섯 단계 내내 서비스의 이름과 ClusterIP는 같다', { align: 'middle', bold: true }),
      ],
      { gap: 12 },
    ),
  },
};
