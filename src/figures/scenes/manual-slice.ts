import { across, box, down, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

export const manualSlice: FigureDefinition = {
  id: 'manual-slice',
  title: '셀렉터 없는 서비스와 손으로 적은 엔드포인트슬라이스',
  description:
    '서비스 office-api에는 셀렉터가 없습니다. 레이블로 이어진 엔드포인트슬라이스가 밖의 주소를 알려 주고, 노드의 커널이 그 주소로 보냅니다.',
  caption:
    '둘을 잇는 것은 이름이 아니라 `kubernetes.io/service-name` 레이블입니다. 슬라이스에는 상대가 실제로 듣는 포트를 적습니다.',
  text: {
    form: 'list',
    items: [
      '서비스 `office-api`: 셀렉터가 없습니다. 그래도 ClusterIP는 있으므로 헤드리스가 아닙니다. 80번으로 받습니다.',
      '엔드포인트슬라이스 `office-api-manual-1`: 사람이 적었습니다. 레이블 `kubernetes.io/service-name: office-api`가 서비스와 잇고, 주소 `192.0.2.10`과 포트 8080이 들어 있습니다.',
      '파드가 `curl http://office-api`를 실행하면 노드의 커널이 목적지를 ClusterIP의 80번에서 `192.0.2.10:8080`으로 바꿉니다.',
      'API 서버는 그 주소에 정말 닿는지 확인하지 않습니다. 아무도 없으면 시간이 초과됩니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      frame(
        'cluster',
        '클러스터',
        stack([
          box('pod', { id: 'client', tag: '파드 client', title: '`curl http://office-api`' }),
          down({ at: 'svc', label: 'ClusterIP의 80번' }),
          row(
            [
              box('service', {
                id: 'svc',
                tag: '서비스',
                title: '`office-api`',
                lines: ['셀렉터 없음', 'ClusterIP 있음'],
              }),
              across({ tone: 'control', fixed: 20, reverse: true }),
              box('object', {
                tag: '엔드포인트슬라이스',
                lines: ['레이블 `kubernetes.io/service-name: office-api`', '`192.0.2.10` 8080번'],
                grow: 1.15,
              }),
            ],
            { gap: 6 },
          ),
        ]),
      ),
      down({ at: 'svc', label: '커널이 목적지를 바꾼다' }),
      box('plain', { tag: '클러스터 밖', title: '`192.0.2.10:8080`' }),
    ]),
  },
};
