import { across, box, type FigureDefinition, gap, row, stack, step } from '../kit/index.ts';

const set = (count: number) =>
  box('object', { tag: '레플리카셋', lines: ['원하는 수 1', `있는 수 ${count}`], fixed: 84 });
const ownsLeft = across({ tone: 'control', fixed: 12, reverse: true });
const ownsRight = across({ tone: 'control', fixed: 12 });
const apart = gap(0, { fixed: 12 });
const nobody = gap(0);
const owned = (name: string) => box('pod', { title: name, lines: ['`app=hello`'] });
const orphan = box('idle', { title: '파드 A', lines: ['`app=debug`', '계속 실행'] });

// Pod A stays on the left and Pod B on the right through all steps, so that only the change moves.
const scene = (...parts: Parameters<typeof row>[0]) => row(parts, { gap: 5 });

export const labelAdoption: FigureDefinition = {
  id: 'label-adoption',
  title: '레이블을 바꾸면 파드에 생기는 일',
  description:
    '레플리카셋이 파드를 고르고, 레이블이 바뀐 파드는 고아가 되고, 새 파드가 생기고, 레이블을 되돌리면 입양되고, 넘치는 하나가 지워집니다.',
  caption: '레이블을 바꿔도 파드는 멈추지 않습니다. 소유에서 벗어날 뿐이고, 빈자리는 새 파드가 채웁니다.',
  text: {
    form: 'steps',
    items: [
      '선택: 레플리카셋의 셀렉터 `app=hello`가 파드 A를 고릅니다. 원하는 수 1, 있는 수 1입니다.',
      '고아: 파드 A의 레이블을 `app=debug`로 바꿉니다. 소유자 참조가 사라지지만 파드 A는 계속 실행됩니다. 서비스의 엔드포인트에서는 바로 빠집니다.',
      '생성: 있는 수가 0이 되었으므로 레플리카셋 컨트롤러가 파드 B를 만듭니다.',
      '입양: 파드 A의 레이블을 `app=hello`로 되돌립니다. 조건이 맞고 소유자가 없으므로 레플리카셋이 다시 소유합니다. 있는 수가 2가 됩니다.',
      '초과분 삭제: 하나가 넘치므로 하나를 지웁니다. 여기서는 파드 B입니다.',
    ],
  },
  live: true,
  scene: {
    content: stack(
      [
        step(1, '선택: 셀렉터가 파드를 고른다', scene(owned('파드 A'), ownsLeft, set(1), apart, nobody)),
        step(2, '고아: A의 레이블을 `debug`로 바꾼다', scene(orphan, apart, set(0), apart, nobody)),
        step(3, '생성: 모자라는 하나를 만든다', scene(orphan, apart, set(1), ownsRight, owned('파드 B'))),
        step(
          4,
          '입양: A의 레이블을 `hello`로 되돌린다',
          scene(owned('파드 A'), ownsLeft, set(2), ownsRight, owned('파드 B')),
        ),
        step(
          5,
          '초과분 삭제: 넘치는 하나를 지운다',
          scene(
            owned('파드 A'),
            ownsLeft,
            set(1),
            apart,
            box('gone', { title: '파드 B', lines: ['종료 중'] }),
          ),
        ),
      ],
      { gap: 16 },
    ),
  },
};
