import { box, type FigureDefinition, frame, note, row, stack, timeline } from '../kit/index.ts';

const nodes = (left: ReturnType<typeof box>, right: ReturnType<typeof box>) =>
  row([frame('node', '노드 A', left), frame('node', '노드 B', right)], { gap: 10 });

const nothing = box('idle', { lines: ['파드 없음'] });

export const nodeLossTimeline: FigureDefinition = {
  id: 'node-loss-timeline',
  title: '노드를 잃은 뒤 새 파드가 생기기까지',
  description:
    '노드가 응답을 멈추면 표시(taint)가 붙고, 파드는 300초 동안 그대로 둡니다. 그 뒤에야 파드를 쫓아내고 다른 노드에 새 파드가 생깁니다.',
  caption:
    '파드는 이사하지 않습니다. 기다린 끝에 다른 노드에 새 파드가 생깁니다. 노드가 하나뿐이면 갈 곳이 없습니다.',
  text: {
    form: 'steps',
    items: [
      '0초: 노드 A가 응답을 멈춥니다. 파드 A가 아직 도는지 클러스터는 알 수 없습니다.',
      '잠시 뒤: 노드 A에 `node.kubernetes.io/unreachable`이라는 표시(taint)가 붙습니다. 노드가 스스로 준비되지 않았다고 알린 경우에는 `not-ready`입니다.',
      '그 뒤 300초 동안: 파드 A에는 이 표시를 300초 동안 참으라고(toleration) 적혀 있으므로 그대로 둡니다. 그 사이에 노드가 돌아오면 아무 일도 없습니다.',
      '300초가 지나면: 파드 A를 쫓아냅니다(eviction). 파드 A는 지워지는 중이 됩니다.',
      '이어서: 레플리카셋 컨트롤러가 파드 B를 만들고, 스케줄러가 노드 B에 놓습니다. 이름과 UID, IP가 모두 새것입니다.',
    ],
  },
  scene: {
    content: timeline(
      [
        {
          at: '0초',
          child: stack(
            [
              note('노드 A가 응답을 멈춘다'),
              nodes(box('idle', { title: '파드 A', lines: ['연락 끊김'] }), nothing),
            ],
            {
              gap: 6,
            },
          ),
        },
        {
          at: '잠시 뒤',
          child: box('bad', {
            tag: '노드 A에 표시(taint)',
            lines: ['`not-ready` 또는', '`unreachable`'],
          }),
        },
        {
          at: '300초 동안',
          child: note('파드가 표시를 참는 시간(toleration). 그 안에 노드가 돌아오면 파드도 그대로다'),
        },
        { at: '그 뒤', child: note('파드 A를 쫓아낸다(eviction)') },
        {
          at: '이어서',
          child: stack(
            [
              note('레플리카셋 컨트롤러가 새 파드를 만든다'),
              nodes(
                box('gone', { title: '파드 A', lines: ['종료 중'] }),
                box('pod', { title: '파드 B', lines: ['새 이름, 새 IP'] }),
              ),
            ],
            { gap: 6 },
          ),
        },
      ],
      50,
    ),
  },
};
