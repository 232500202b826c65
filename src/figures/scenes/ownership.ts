import { box, down, type FigureDefinition, note, row, stack } from '../kit/index.ts';

const level = (left: ReturnType<typeof box>, repair: string) =>
  row([left, note(repair, { grow: 1.2 })], { gap: 12 });

export const ownership: FigureDefinition = {
  id: 'ownership',
  title: '디플로이먼트에서 컨테이너까지의 소유 관계',
  description:
    '디플로이먼트는 레플리카셋을, 레플리카셋은 파드를 소유하고, 파드 안에서 컨테이너가 실행됩니다. 층마다 복구하는 주체가 다릅니다.',
  caption: '위층이 아래층을 만듭니다. 무엇이 사라졌는지에 따라 복구하는 쪽도, 바뀌는 것도 다릅니다.',
  text: {
    form: 'list',
    items: [
      '디플로이먼트 `hello`가 레플리카셋을 소유합니다. 파드 템플릿이 바뀌면 디플로이먼트 컨트롤러가 새 레플리카셋을 만듭니다.',
      '레플리카셋 `hello-7d9f`가 파드를 소유합니다. 파드가 지워지면 레플리카셋 컨트롤러가 이름도 IP도 다른 새 파드를 만듭니다.',
      '노드를 잃어도 파드는 옮겨 가지 않습니다. 파드를 쫓아낸 뒤 레플리카셋 컨트롤러가 다른 노드에 놓일 새 파드를 만듭니다.',
      '파드 `hello-7d9f-x2k` 안에서 컨테이너 `web`이 실행됩니다. 컨테이너가 끝나면 그 노드의 kubelet이 같은 파드에서 다시 시작합니다. 파드의 이름과 IP는 그대로이고 `RESTARTS`가 늘어납니다.',
      '소유자가 없는 단독 파드는 컨테이너 재시작까지만 됩니다.',
    ],
  },
  live: true,
  scene: {
    content: stack([
      level(
        box('object', { id: 'deploy', tag: '디플로이먼트', title: '`hello`' }),
        '템플릿이 바뀌면: 디플로이먼트 컨트롤러가 새 레플리카셋을 만든다',
      ),
      down({ at: 'deploy', label: '소유한다', tone: 'control', height: 30 }),
      level(
        box('object', { id: 'rs', tag: '레플리카셋', title: '`hello-7d9f`' }),
        '파드가 지워지거나 노드를 잃으면: 레플리카셋 컨트롤러가 새 파드를 만든다. 이름과 IP가 바뀐다',
      ),
      down({ at: 'rs', label: '소유한다', tone: 'control', height: 30 }),
      level(
        box('pod', { id: 'pod', tag: '파드', title: '`hello-7d9f-x2k`' }),
        '컨테이너가 끝나면: kubelet이 같은 파드에서 다시 시작한다. 이름과 IP는 그대로다',
      ),
      down({ at: 'pod', label: '안에서 실행한다', tone: 'control', height: 30 }),
      level(
        box('container', { id: 'container', tag: '컨테이너', title: '`web`' }),
        '스스로는 아무것도 복구하지 않는다',
      ),
    ]),
  },
};
