import { across, box, type FigureDefinition, gap, note, row, sequence, stack } from '../kit/index.ts';

export const externalNameDns: FigureDefinition = {
  id: 'external-name-dns',
  title: 'ExternalName이 풀리는 순서',
  description:
    '파드가 별명을 CoreDNS에 물으면 CoreDNS가 상위 DNS에서 진짜 이름의 주소를 알아내 CNAME과 함께 답합니다. 연결은 파드가 직접 합니다.',
  caption: 'ExternalName은 DNS의 대답일 뿐입니다. 트래픽을 넘겨받아 중계하는 것은 아무것도 없습니다.',
  text: {
    form: 'steps',
    items: [
      '파드가 CoreDNS에 `site-alias.svc-lab.svc.cluster.local`의 주소를 묻습니다.',
      'CoreDNS는 이 서비스가 `example.com`의 별명인 것을 압니다. 상위 DNS에 `example.com`의 주소를 묻습니다.',
      '상위 DNS가 주소를 알려 줍니다.',
      'CoreDNS가 파드에게 CNAME `example.com`과 그 주소를 함께 답합니다.',
      '파드가 그 주소로 직접 연결합니다. ClusterIP도, 서비스 규칙도, 포트 변환도 없습니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      sequence(
        [
          box('pod', { title: '파드' }),
          box('program', { title: 'CoreDNS' }),
          box('plain', { title: '상위 DNS' }),
        ],
        [
          { from: 0, to: 1, label: '`site-alias`의 주소는?', tone: 'control' },
          { from: 1, to: 2, label: '`example.com`의 주소는?', tone: 'control' },
          { from: 2, to: 1, label: '주소', tone: 'control' },
          { from: 1, to: 0, label: 'CNAME `example.com`과 주소', tone: 'control' },
        ],
      ),
      gap(10),
      row(
        [
          box('pod', { title: '파드', fixed: 76 }),
          across({ label: '직접 연결', fixed: 110 }),
          box('plain', { title: '`example.com`', lines: ['클러스터 밖'] }),
        ],
        { gap: 6 },
      ),
      gap(6),
      note('서비스 규칙도, 포트 변환도 거치지 않는다', { tone: 'muted', align: 'middle' }),
    ]),
  },
};
