import { box, type FigureDefinition, frame, note, stack } from '../kit/index.ts';

export const serviceTypeNesting: FigureDefinition = {
  id: 'service-type-nesting',
  title: 'LoadBalancer는 NodePort를, NodePort는 ClusterIP를 품는다',
  description:
    '세 유형이 겹쳐 있습니다. 가장 안쪽 ClusterIP는 클러스터 안에서, NodePort는 노드의 주소로, LoadBalancer는 밖의 주소로 받습니다.',
  caption:
    '바깥 유형을 고르면 안쪽의 길도 함께 생깁니다. 그래서 LoadBalancer 서비스의 PORT(S)에는 `9090:3xxxx/TCP`처럼 노드 포트가 붙습니다.',
  text: {
    form: 'list',
    items: [
      'ClusterIP(가장 안쪽): 가상 IP의 9090번으로 받습니다. 클러스터 안의 파드와 노드만 부를 수 있습니다.',
      'NodePort: ClusterIP에 더해, 모든 노드의 주소에서 30000–32767 가운데 한 포트로 받습니다.',
      'LoadBalancer(가장 바깥): NodePort에 더해, 이행하는 쪽이 적어 준 EXTERNAL-IP의 9090번으로 받습니다. 노드 포트는 `allocateLoadBalancerNodePorts: false`로 끌 수 있습니다.',
      '어느 길로 들어와도 같은 파드의 8080번에 닿습니다.',
      'ExternalName은 이 겹 안에 없습니다. 주소도 포트도 없는 DNS 별명입니다.',
    ],
  },
  scene: {
    content: frame(
      'virtual',
      'LoadBalancer',
      stack(
        [
          note('밖에서: EXTERNAL-IP의 9090번'),
          frame(
            'virtual',
            'NodePort',
            stack(
              [
                note('노드에 닿는 곳에서: 노드 IP의 3xxxx번'),
                frame(
                  'virtual',
                  'ClusterIP',
                  stack(
                    [
                      note('클러스터 안에서: 가상 IP의 9090번'),
                      box('pod', { tag: '셀렉터가 고른 파드', lines: ['8080번에서 듣는다'] }),
                    ],
                    { gap: 8 },
                  ),
                  { pad: 12 },
                ),
              ],
              { gap: 8 },
            ),
            { pad: 12 },
          ),
        ],
        { gap: 8 },
      ),
      { pad: 12 },
    ),
  },
};
