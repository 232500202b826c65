import { type CodeTable, codesOf } from './code.ts';

const { guide } = codesOf('broken');

/** What manifests/broken promises and does not keep. */
export const brokenCodes = {
  'broken-expectation-missing': guide<{ file: string }>({
    message: ({ file }) =>
      `${file}에 어떤 진단이 나와야 하는지 적혀 있지 않습니다. 첫 주석에 "# expect: 코드@줄:칸"을 적으세요.`,
  }),
  'broken-expectation-unmet': guide<{ expected: string; came: readonly string[] }>({
    message: ({ expected, came }) =>
      `${expected} 진단이 나와야 하는데 나오지 않았습니다. ${
        came.length === 0 ? '나온 진단이 하나도 없습니다.' : `나온 것은 ${came.join(', ')}입니다.`
      }`,
  }),
  'broken-expectation-unexpected': guide<{ came: string; text: string }>({
    message: ({ came, text }) =>
      `기대하지 않은 진단이 나왔습니다. ${text} 고치거나, 맞다면 "# expect: ${came}"을 적으세요.`,
  }),
  'broken-expectation-syntax': guide<{ text: string }>({
    message: ({ text }) => `"${text}"를 읽을 수 없습니다. "# expect: 코드@줄:칸"처럼 적으세요.`,
  }),
} as const satisfies CodeTable;
