import { across, box, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

const choice = (need: string, type: string, chapter: string) =>
  row(
    [
      box('plain', { lines: [need], grow: 1.15 }),
      across({ tone: 'control', fixed: 14 }),
      box('service', { title: type, lines: [chapter] }),
    ],
    { gap: 6 },
  );

export const serviceDecision: FigureDefinition = {
  id: 'service-decision',
  title: '어떤 서비스를 쓸까',
  description:
    '받는 쪽이 클러스터의 파드인지 밖에 있는지, 부르는 쪽이 안인지 밖인지에 따라 여섯 가지 가운데 하나를 고릅니다.',
  caption: '먼저 받는 쪽이 어디 있는지, 다음으로 부르는 쪽이 어디 있는지를 묻습니다.',
  text: {
    form: 'list',
    items: [
      '안에서 파드를 부르고, 아무 파드나 하나면 된다: ClusterIP (6장)',
      '안에서 파드를 하나하나 골라 부른다: 헤드리스, `clusterIP: None` (12장)',
      '밖에서 노드의 주소와 포트로 파드를 부른다: NodePort (9장)',
      '밖에서 주소 하나로 파드를 부른다: LoadBalancer (8장)',
      '안에서 밖의 이름을 부른다: ExternalName (10장)',
      '안에서 밖의 IP를 부른다: 셀렉터 없는 서비스와 EndpointSlice (11장)',
    ],
  },
  scene: {
    content: stack(
      [
        frame(
          'panel',
          '안에서 파드를 부른다',
          stack(
            [choice('아무 파드나 하나', 'ClusterIP', '6장'), choice('파드를 하나하나', '헤드리스', '12장')],
            { gap: 8 },
          ),
        ),
        frame(
          'panel',
          '밖에서 파드를 부른다',
          stack(
            [choice('노드의 주소와 포트로', 'NodePort', '9장'), choice('주소 하나로', 'LoadBalancer', '8장')],
            { gap: 8 },
          ),
        ),
        frame(
          'panel',
          '안에서 밖을 부른다',
          stack(
            [
              choice('밖의 이름', 'ExternalName', '10장'),
              choice('밖의 IP', '셀렉터 없음 + EndpointSlice', '11장'),
            ],
            { gap: 8 },
          ),
        ),
      ],
      { gap: 10 },
    ),
  },
};
