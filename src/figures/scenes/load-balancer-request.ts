import { across, box, down, type FigureDefinition, row, stack } from '../kit/index.ts';

const fulfil = (who: string, where: string, result: string) =>
  row(
    [
      box('program', { title: who, lines: [where], grow: 1.15 }),
      across({ tone: 'control', fixed: 14 }),
      box('good', { tag: 'EXTERNAL-IP', lines: [result] }),
    ],
    { gap: 6 },
  );

export const loadBalancerRequest: FigureDefinition = {
  id: 'load-balancer-request',
  title: 'LoadBalancer는 요청이고, 누군가 이행해야 한다',
  description:
    '서비스가 로드밸런서를 요청하면 환경에 따라 클라우드 컨트롤러, MetalLB, minikube tunnel이 주소를 적습니다. 아무도 없으면 pending으로 남습니다.',
  caption:
    'EXTERNAL-IP는 쿠버네티스가 만들지 않습니다. 이행하는 쪽이 서비스의 `.status.loadBalancer`에 적습니다. `<pending>`이어도 클러스터 안의 호출과 노드 포트는 동작합니다.',
  text: {
    form: 'list',
    items: [
      '서비스 `dice-web`에 `type: LoadBalancer`라고 적는 것은 밖에서 쓸 주소를 달라는 요청입니다.',
      '클라우드에서는 클라우드 컨트롤러 매니저가 로드밸런서를 만들고 그 주소를 `.status.loadBalancer`에 적습니다.',
      '자체 구축한 클러스터에서는 MetalLB 같은 구현이 정해 둔 대역의 주소를 적습니다.',
      'minikube에서는 `minikube tunnel`이 적습니다. macOS의 docker 드라이버라면 127.0.0.1, VM 드라이버나 Linux의 docker라면 서비스의 ClusterIP입니다. 터널을 멈추면 지웁니다.',
      '이행하는 쪽이 없으면 EXTERNAL-IP는 `<pending>`으로 남습니다.',
    ],
  },
  scene: {
    content: stack([
      box('service', {
        tag: '서비스 dice-web',
        title: '`type: LoadBalancer`',
        lines: ['밖에서 쓸 주소를 요청한다'],
      }),
      down({ tone: 'control', label: '누가 들어주는가', at: 0.28 }),
      stack(
        [
          fulfil('클라우드 컨트롤러', '클라우드', '로드밸런서의 주소'),
          fulfil('MetalLB', '자체 구축', '정해 둔 대역의 주소'),
          fulfil('`minikube tunnel`', 'minikube', '127.0.0.1 또는 ClusterIP'),
          row(
            [
              box('idle', { title: '아무도 없음', grow: 1.15 }),
              across({ tone: 'control', fixed: 14 }),
              box('bad', { tag: 'EXTERNAL-IP', lines: ['`<pending>`'] }),
            ],
            { gap: 6 },
          ),
        ],
        { gap: 8 },
      ),
    ]),
  },
};
