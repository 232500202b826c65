import { codesOf } from './code.ts';
import { josa } from './josa.ts';

const { guide } = codesOf('replay');

/** What can be wrong with a page that a cluster has run. */
export const replayCodes = {
  'replay-output': guide<{ change: 'added' | 'missing' | 'other'; expected: string; actual: string }>({
    message: ({ change, expected, actual }) => {
      if (change === 'added') return `클러스터가 한 줄을 더 출력했습니다: "${actual}"`;
      if (change === 'missing') return `클러스터는 이 줄을 출력하지 않았습니다: "${expected}"`;
      return `클러스터의 출력과 다릅니다. "${actual}"로 나왔습니다.`;
    },
    hint: () =>
      '일부러 바꾼 것이라면 npm run replay -- 장 --cluster kubectl --context 이름 --record로 다시 기록하고, 바뀐 곳을 읽어 보세요.',
  }),
  'replay-same-value': guide<{ value: string; other: number; actual: string; before: string }>({
    message: ({ value, other, actual, before }) =>
      `${other}번째 줄과 같은 ${josa(value, '이라고/라고')} 썼지만, 클러스터에서는 두 값이 서로 다릅니다(${before}, ${actual}).`,
  }),
  'replay-different-value': guide<{ value: string; other: number; written: string; actual: string }>({
    message: ({ value, other, written, actual }) =>
      `${other}번째 줄에는 ${josa(written, '이라고/라고')} 쓰고 여기에는 ${josa(value, '이라고/라고')} 썼지만, 클러스터에서는 같은 값(${actual})입니다.`,
  }),
  'replay-fixed-value': guide<{ value: string; actual: string }>({
    message: ({ value, actual }) =>
      `매니페스트나 명령에 정해 둔 값이라 그대로여야 합니다. 페이지에는 ${value}, 클러스터에서는 ${actual}입니다.`,
  }),
  'replay-exit': guide<{ expected: number; actual: number }>({
    message: ({ expected, actual }) =>
      `종료 코드가 ${expected}이어야 하는데 ${actual}입니다. 블록에 ${actual === 0 ? 'exit을 쓰지 말거나' : `exit=${actual}을 쓰거나`} 명령을 고치세요.`,
  }),
  'replay-timeout': guide<{ seconds: number }>({
    message: ({ seconds }) =>
      `${seconds}초 안에 끝나지 않았습니다. 계속 실행되는 명령이라면 background를 쓰거나 ^C로 멈추세요.`,
  }),
  'replay-setup': guide<{ command: string }>({
    message: ({ command }) => `장을 준비하지 못했습니다. 실패한 명령: ${command}`,
  }),
  'replay-refused': guide<{ reason: string }>({
    message: ({ reason }) => `이 명령은 실행하지 않습니다. ${reason}`,
  }),
  'replay-stale': guide<{ chapter: string }>({
    message: ({ chapter }) =>
      `이 명령은 ${chapter}의 기록에 없습니다. npm run replay -- ${chapter} --cluster kubectl --context 이름 --record로 다시 기록하세요.`,
  }),
  'replay-unrecorded': guide<{ chapter: string }>({
    message: ({ chapter }) =>
      `${josa(chapter, '은/는')} 클러스터에서 실행한 기록이 없습니다. npm run replay -- ${chapter} --cluster kubectl --context 이름 --record로 기록하세요.`,
  }),
  'replay-exempt': guide<{ exempt: number; lines: number; percent: number }>({
    message: ({ exempt, lines, percent }) =>
      `출력 ${lines}줄 가운데 ${exempt}줄(${percent}%)을 확인하지 않습니다. 10%를 넘지 않게 …를 줄이세요.`,
  }),
} as const;
