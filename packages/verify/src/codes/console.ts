import { codesOf } from './code.ts';
import { josa } from './josa.ts';

const { guide } = codesOf('console');

/** What can be wrong with the writing of a console block itself. */
export const consoleCodes = {
  'console-unknown-option': guide<{ option: string; suggestion: string }>({
    message: ({ option, suggestion }) =>
      suggestion === ''
        ? `콘솔 블록에 ${option} 옵션은 없습니다. 지우세요.`
        : `콘솔 블록에 ${option} 옵션은 없습니다. ${josa(suggestion, '을/를')} 쓰려던 것인지 확인하세요.`,
    hint: () => '쓸 수 있는 옵션: term, exit, needs, background, until, unordered, covers.',
  }),
  'console-duplicate-option': guide<{ option: string }>({
    message: ({ option }) => `${option} 옵션을 두 번 썼습니다. 하나만 남기세요.`,
  }),
  'console-bad-option': guide<{ option: string; value: string; expected: string }>({
    message: ({ option, value, expected }) =>
      value === ''
        ? `${option} 옵션에 값이 없습니다. ${expected}처럼 쓰세요.`
        : `${option} 옵션의 값 ${josa(`"${value}"`, '은/는')} 쓸 수 없습니다. ${expected}처럼 쓰세요.`,
  }),
  'console-output-before-command': guide<Record<never, never>>({
    message: () => '첫 명령보다 앞에 출력이 있습니다. 명령 줄을 "$ "로 시작하세요.',
  }),
  'console-nothing-running': guide<{ term: number }>({
    message: ({ term }) =>
      `터미널 ${term}에서 실행 중인 명령이 없는데 출력만 있습니다. 명령 줄을 "$ "로 시작하거나, 앞 블록에 background를 쓰세요.`,
  }),
  'console-still-running': guide<{ term: number; line: number }>({
    message: ({ term, line }) =>
      `터미널 ${term}에서는 ${line}번째 줄의 명령이 아직 실행 중입니다. 먼저 ^C로 멈추거나 다른 term을 쓰세요.`,
  }),
  'console-unclosed': guide<{ what: string; write: string }>({
    message: ({ what, write }) => `명령이 끝났는데 ${josa(what, '이/가')} 열려 있습니다. ${write}`,
  }),
  'console-stray-continuation': guide<Record<never, never>>({
    message: () => '이어지는 명령이 없는데 "> "로 시작하는 줄입니다. 출력이라면 "\\> "로 쓰세요.',
  }),
  'console-after-interrupt': guide<Record<never, never>>({
    message: () => '^C는 출력의 마지막 줄이어야 합니다. 뒤의 줄을 앞으로 옮기거나 지우세요.',
  }),
  'console-empty': guide<Record<never, never>>({
    message: () => '콘솔 블록에 명령이 없습니다. "$ kubectl …"처럼 명령을 쓰거나 블록을 지우세요.',
  }),
  'console-empty-command': guide<Record<never, never>>({
    message: () => '"$ " 뒤에 명령이 없습니다. 명령을 쓰거나 줄을 지우세요.',
  }),
} as const;
