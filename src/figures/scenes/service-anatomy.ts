import { across, box, down, type FigureDefinition, frame, note, row, stack } from '../kit/index.ts';

const line = (where: string, field: string, meaning: string) =>
  row(
    [
      box('plain', { tag: `\`${where}\``, lines: [`\`${field}\``], align: 'start', fixed: 152 }),
      across({ tone: 'control', fixed: 6 }),
      note(meaning),
    ],
    { gap: 10, align: 'middle' },
  );

export const serviceAnatomy: FigureDefinition = {
  id: 'service-anatomy',
  title: '서비스 매니페스트의 네 줄이 하는 일',
  description:
    'metadata.name은 DNS 이름이, selector는 받을 파드를 고르는 조건이, port는 부르는 포트가, targetPort는 파드의 포트가 됩니다.',
  caption:
    '`port`는 부르는 쪽의 숫자, `targetPort`는 받는 쪽의 숫자나 이름입니다. `type`을 적지 않으면 `ClusterIP`가 됩니다.',
  text: {
    form: 'list',
    items: [
      '`metadata`의 `name: hello`: DNS 이름의 첫 부분이 됩니다. 전체 이름은 `hello.svc-lab.svc.cluster.local`입니다.',
      '`spec.selector`의 `app: hello`: 같은 네임스페이스에서 이 레이블이 있는 파드가 받습니다.',
      '`spec.ports`의 `port: 80`: 부르는 쪽이 쓰는 포트입니다.',
      '`spec.ports`의 `targetPort: http`: 파드가 `http`라고 이름 붙인 포트, 곧 8080번으로 보냅니다. 생략하면 `port`와 같은 번호입니다.',
      '그래서 `curl http://hello`는 서비스의 80번(`hello:80`)을 거쳐 파드의 8080번에 닿습니다.',
    ],
  },
  live: true,
  scene: {
    content: stack(
      [
        line('metadata', 'name: hello', '부르는 이름'),
        line('spec.selector', 'app: hello', '받을 파드의 레이블'),
        line('spec.ports', 'port: 80', '부르는 쪽이 쓰는 포트'),
        line('spec.ports', 'targetPort: http', '파드가 듣는 포트의 이름'),
        frame(
          'panel',
          '이 네 줄이 만드는 길',
          stack([
            box('pod', { tag: '파드 client', title: '`curl http://hello`', fixed: 200 }),
            down({ label: '이름 `hello`, 80번' }),
            box('service', { tag: '서비스 (가상 IP)', title: '`hello:80`', fixed: 200 }),
            down({ label: '`http` = 8080번' }),
            box('pod', { tag: '파드', title: '`app: hello`', lines: ['`http` 포트는 8080'], fixed: 200 }),
          ]),
        ),
      ],
      { gap: 8 },
    ),
  },
};
