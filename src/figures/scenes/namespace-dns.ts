import { box, down, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

export const namespaceDns: FigureDefinition = {
  id: 'namespace-dns',
  title: '짧은 이름에 접미사를 붙여 보는 리졸버',
  description:
    'svc-lab의 파드가 hello를 찾으면 첫 접미사에서, hello.svc-lab-other를 찾으면 둘째 접미사에서 답을 얻습니다. 앞의 것은 같은 네임스페이스의, 뒤의 것은 다른 네임스페이스의 서비스입니다.',
  caption:
    '같은 네임스페이스는 `서비스`, 다른 네임스페이스는 `서비스.네임스페이스`면 됩니다. 네임스페이스는 이름을 나눌 뿐 트래픽을 막지 않습니다.',
  text: {
    form: 'list',
    items: [
      'svc-lab에 있는 파드의 `/etc/resolv.conf`에는 접미사가 차례로 적혀 있습니다: `svc-lab.svc.cluster.local`, `svc.cluster.local`, `cluster.local`.',
      '`hello`를 찾을 때: 첫째 접미사를 붙인 `hello.svc-lab.svc.cluster.local`이 있습니다. svc-lab의 hello입니다.',
      '`hello.svc-lab-other`를 찾을 때: 첫째 접미사를 붙인 `hello.svc-lab-other.svc-lab.svc.cluster.local`은 없습니다(NXDOMAIN).',
      '이어서 둘째 접미사를 붙인 `hello.svc-lab-other.svc.cluster.local`이 있습니다. svc-lab-other의 hello입니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      frame(
        'namespace',
        '네임스페이스 svc-lab',
        box('pod', {
          tag: '파드 client의 접미사 목록',
          lines: ['첫째 `svc-lab.svc.cluster.local`', '둘째 `svc.cluster.local`', '셋째 `cluster.local`'],
        }),
      ),
      row([down({ label: '`hello`', at: 0.15 }), down({ label: '`hello.svc-lab-other`', at: 0.15 })], {
        gap: 12,
      }),
      row(
        [
          stack([
            box('good', { tag: '첫째: 있다', lines: ['`hello.svc-lab.svc.cluster.local`'] }),
            down({ tone: 'control', at: 0.15 }),
            frame('namespace', 'svc-lab', box('service', { tag: '서비스', title: '`hello`' })),
          ]),
          stack([
            box('bad', { tag: '첫째: 없다', lines: ['`hello.svc-lab-other.svc-lab.svc.cluster.local`'] }),
            down({ tone: 'control', at: 0.15, label: '다음 접미사' }),
            box('good', { tag: '둘째: 있다', lines: ['`hello.svc-lab-other.svc.cluster.local`'] }),
            down({ tone: 'control', at: 0.15 }),
            frame('namespace', 'svc-lab-other', box('service', { tag: '서비스', title: '`hello`' })),
          ]),
        ],
        { gap: 12, align: 'start' },
      ),
    ]),
  },
};
