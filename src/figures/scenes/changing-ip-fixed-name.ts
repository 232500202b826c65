import { box, down, type FigureDefinition, frame, gap, heading, row, stack } from '../kit/index.ts';

const OLD = '`10.244.0.12`';
const NEW = '`10.244.0.15`';
const client = (calls: string) => box('pod', { tag: '파드 client', lines: ['부르는 주소', calls] });

export const changingIpFixedName: FigureDefinition = {
  id: 'changing-ip-fixed-name',
  title: '바뀌는 파드 IP와 바뀌지 않는 서비스 이름',
  description:
    '파드를 지우면 새 파드는 다른 IP를 받습니다. 파드 IP로 부르던 쪽은 실패하고, 서비스 이름으로 부르던 쪽은 그대로 동작합니다.',
  caption: '파드 IP는 파드와 함께 사라집니다. 서비스의 이름과 주소는 서비스가 있는 동안 그대로입니다.',
  text: {
    form: 'list',
    items: [
      `파드 IP로 부를 때, 지우기 전: client가 ${OLD}을 부르면 그 IP를 가진 hello 파드가 대답합니다.`,
      `파드 IP로 부를 때, 지운 뒤: 새 파드의 IP는 ${NEW}입니다. ${OLD}을 부르면 아무도 대답하지 않아 시간이 초과됩니다.`,
      `서비스 이름으로 부를 때, 지우기 전: client가 \`http://hello\`를 부르면 서비스의 가상 IP를 거쳐 ${OLD} 파드가 대답합니다.`,
      `서비스 이름으로 부를 때, 지운 뒤: 같은 이름과 같은 가상 IP를 부릅니다. 이번에는 ${NEW} 파드가 대답합니다. 부르는 쪽은 바꿀 것이 없습니다.`,
    ],
  },
  live: true,
  scene: {
    content: stack(
      [
        row([heading('지우기 전', { align: 'middle' }), heading('지운 뒤', { align: 'middle' })]),
        frame(
          'panel',
          '파드 IP로 부르면',
          row(
            [
              stack([client(OLD), down(), box('pod', { tag: '파드 hello', lines: [OLD] })]),
              stack([
                client(OLD),
                down({ tone: 'bad', label: '시간 초과' }),
                box('gone', { title: OLD, lines: ['이 파드는 이제 없다'] }),
                gap(8),
                box('pod', { tag: '새 파드 hello', lines: [NEW] }),
              ]),
            ],
            { gap: 12, align: 'start' },
          ),
        ),
        frame(
          'panel',
          '서비스 이름으로 부르면',
          row(
            [
              stack([
                client('`http://hello`'),
                down(),
                box('service', { tag: '서비스', title: '`hello`' }),
                down(),
                box('pod', { tag: '파드 hello', lines: [OLD] }),
              ]),
              stack([
                client('`http://hello`'),
                down(),
                box('service', { tag: '서비스', title: '`hello`' }),
                down(),
                box('pod', { tag: '새 파드 hello', lines: [NEW] }),
              ]),
            ],
            { gap: 12 },
          ),
        ),
      ],
      { gap: 8 },
    ),
  },
};
