import { box, type FigureDefinition, frame, note, stack } from '../kit/index.ts';

const HASH = '7d9fc4b6';

export const selectorVenn: FigureDefinition = {
  id: 'selector-venn',
  title: '서비스의 셀렉터와 레플리카셋의 셀렉터가 고르는 파드',
  description:
    '서비스는 app=hello인 파드를 모두 고릅니다. 레플리카셋은 그 가운데 pod-template-hash까지 맞는 파드만 고릅니다.',
  caption: '디플로이먼트와 서비스가 같은 레이블을 적어도 고르는 파드는 다를 수 있습니다.',
  text: {
    form: 'list',
    items: [
      '서비스의 셀렉터는 `app=hello`입니다. 이 레이블이 있는 파드는 누가 만들었든 모두 고릅니다. 트래픽은 그 가운데 준비된 파드만 받습니다.',
      `디플로이먼트가 만든 레플리카셋의 셀렉터는 \`app=hello\`와 \`pod-template-hash=${HASH}\` 둘입니다. 둘 다 맞는 파드만 고릅니다.`,
      '두 레이블이 모두 있는 파드: 레플리카셋이 소유하고, 서비스도 고릅니다.',
      '`app=hello`만 있는 단독 파드: 서비스는 고르지만 레플리카셋은 고르지 않습니다.',
      '`app=debug`로 바뀐 파드: 아무도 고르지 않습니다. 그래도 계속 실행됩니다.',
    ],
  },
  scene: {
    content: stack(
      [
        frame(
          'service-set',
          '서비스 `hello`가 고르는 파드',
          stack(
            [
              note('`app=hello`'),
              frame(
                'set',
                '레플리카셋이 고르는 파드',
                stack(
                  [
                    note('`app=hello`'),
                    note(`\`pod-template-hash=${HASH}\``),
                    box('pod', {
                      title: '디플로이먼트의 파드',
                      lines: ['`app=hello`', `\`pod-template-hash=${HASH}\``, '소유되고, 트래픽도 받는다'],
                    }),
                  ],
                  { gap: 4 },
                ),
                { pad: 14 },
              ),
              box('pod', { title: '단독 파드', lines: ['`app=hello`', '트래픽은 받지만, 소유자가 없다'] }),
            ],
            { gap: 8 },
          ),
          { pad: 14 },
        ),
        box('idle', {
          title: '레이블을 바꾼 파드',
          lines: [`\`app=debug\``, `\`pod-template-hash=${HASH}\``, '아무도 고르지 않는다'],
          fixed: 264,
        }),
      ],
      { gap: 12 },
    ),
  },
};
