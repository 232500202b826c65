import { box, down, type FigureDefinition, gap, heading, row, stack } from '../kit/index.ts';

export const endpointsMirroring: FigureDefinition = {
  id: 'endpoints-mirroring',
  title: '예전 Endpoints와 지금의 EndpointSlice',
  description:
    '손으로 적은 Endpoints는 미러링 컨트롤러가 EndpointSlice로 옮겨 줍니다. kube-proxy는 EndpointSlice만 읽습니다.',
  caption:
    '`kind: Endpoints`는 1.33부터 지원 중단(deprecated)입니다. 없어지는 버전은 정해지지 않았지만, 새로 적는다면 EndpointSlice를 씁니다.',
  text: {
    form: 'list',
    items: [
      '예전 방식: 셀렉터 없는 서비스와 같은 이름으로 `kind: Endpoints`를 적습니다. 미러링 컨트롤러가 이것을 보고 EndpointSlice를 만듭니다. 여기에는 `managed-by: endpointslicemirroring-controller.k8s.io` 레이블이 붙습니다.',
      '지금 방식: EndpointSlice를 직접 적고 `kubernetes.io/service-name` 레이블을 붙입니다.',
      '어느 쪽이든 kube-proxy는 EndpointSlice만 읽어 노드의 커널에 규칙을 씁니다.',
      '서비스를 지우면: 예전 방식의 Endpoints와 옮겨진 슬라이스는 함께 지워집니다. 손으로 적은 EndpointSlice는 남으므로 따로 지웁니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      row([heading('예전 (지원 중단)', { align: 'middle' }), heading('지금', { align: 'middle' })], {
        gap: 14,
      }),
      gap(4),
      row(
        [
          stack([
            box('object', { tag: '손으로 적은', title: 'Endpoints' }),
            down({ tone: 'control', label: '읽는다', at: 0.3 }),
            box('program', { title: '미러링 컨트롤러' }),
            down({ tone: 'control', label: '만든다', at: 0.3 }),
            box('object', { id: 'mirrored', tag: '옮겨진', title: 'EndpointSlice' }),
          ]),
          stack([
            box('object', {
              id: 'manual',
              tag: '손으로 적은',
              title: 'EndpointSlice',
              lines: ['service-name 레이블'],
            }),
          ]),
        ],
        { gap: 14 },
      ),
      gap(28),
      box('program', {
        id: 'proxy',
        title: 'kube-proxy',
        lines: ['EndpointSlice만 읽어 커널에 규칙을 쓴다'],
      }),
      gap(14),
      heading('서비스를 지우면', { align: 'middle' }),
      gap(4),
      row(
        [box('gone', { lines: ['둘 다 함께 지워진다'] }), box('object', { lines: ['슬라이스가 남는다'] })],
        {
          gap: 14,
        },
      ),
    ]),
    links: [
      {
        from: { id: 'mirrored', side: 'bottom' },
        to: { id: 'proxy', side: 'top', share: 153 / 640 },
        tone: 'control',
        label: '읽는다',
        labelBox: { x: 8, y: 0, width: 60 },
      },
      {
        from: { id: 'manual', side: 'bottom' },
        to: { id: 'proxy', side: 'top', share: 1 - 153 / 640 },
        tone: 'control',
        label: '읽는다',
        labelBox: { x: 8, y: 0, width: 60 },
      },
    ],
  },
};
