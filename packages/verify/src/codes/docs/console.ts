import type { consoleCodes } from '../console.ts';
import type { DocsOf } from './doc.ts';

const block = (meta: string, lines: string): string => `\`\`\`console${meta}\n${lines}\n\`\`\`\n`;

export const consoleDocs: DocsOf<typeof consoleCodes> = {
  'console-unknown-option': {
    what: '콘솔 블록에 없는 옵션을 썼습니다.',
    why: '모르는 옵션은 아무 일도 하지 않습니다. 철자가 틀린 exit=1은 실패를 기대한다는 뜻이 되지 못합니다.',
    wrong: block(' «exi=1»', '$ kubectl get pods'),
    right: block(' exit=1', '$ kubectl get pods'),
  },
  'console-duplicate-option': {
    what: '같은 옵션을 두 번 썼습니다.',
    why: '어느 쪽이 맞는지 알 수 없습니다.',
    wrong: block(' exit=1 «exit=2»', '$ kubectl get pods'),
    right: block(' exit=1', '$ kubectl get pods'),
  },
  'console-bad-option': {
    what: '옵션의 값이 없거나 쓸 수 없는 값입니다.',
    why: '값을 읽지 못하면 블록을 어떻게 실행할지 정할 수 없습니다.',
    wrong: block(' «exit=x»', '$ kubectl get pods'),
    right: block(' exit=1', '$ kubectl get pods'),
  },
  'console-output-before-command': {
    what: '첫 명령보다 앞에 출력이 있습니다.',
    why: '"$ "가 없는 줄은 출력으로 읽힙니다. 독자가 복사할 수 있는 명령이 되지 못합니다.',
    wrong: block('', '«kubectl get pods»\n$ kubectl get services'),
    right: block('', '$ kubectl get pods\n$ kubectl get services'),
  },
  'console-nothing-running': {
    what: '실행 중인 명령이 없는데 출력만 있습니다.',
    why: '명령 없는 블록은 앞에서 background로 켜 둔 명령이 더 출력한 것을 보일 때만 씁니다.',
    wrong: block('', '«NAME   READY»'),
    right: block('', '$ kubectl get pods\nNAME   READY'),
  },
  'console-still-running': {
    what: '앞의 명령이 아직 실행 중인 터미널에 새 명령을 적었습니다.',
    why: '독자의 터미널도 막혀 있습니다. 먼저 멈추거나 다른 터미널을 열어야 합니다.',
    wrong: `${block(' background', '$ kubectl get pods -w')}\n${block('', '«$ kubectl get services»')}`,
    right: `${block(' background', '$ kubectl get pods -w')}\n${block(' term=2', '$ kubectl get services')}`,
  },
  'console-unclosed': {
    what: '따옴표나 괄호, 이어 쓰기(\\)가 열린 채 명령이 끝났습니다.',
    why: '붙여 넣으면 셸이 다음 줄을 기다립니다. 이어지는 줄은 "> "로 시작해야 명령의 일부가 됩니다.',
    wrong: block('', "«$ kubectl get pods -o jsonpath='{.items}»"),
    right: block('', "$ kubectl get pods -o jsonpath='{.items}'"),
  },
  'console-stray-continuation': {
    what: '이어지는 명령이 없는데 "> "로 시작하는 줄이 있습니다.',
    why: '명령의 일부인지 출력인지 알 수 없습니다. 출력이라면 "\\> "로 적습니다.',
    wrong: block('', '$ kubectl get pods\n«> -A»'),
    right: block('', '$ kubectl get pods \\\n> -A'),
  },
  'console-after-interrupt': {
    what: '^C 뒤에 출력이 더 있습니다.',
    why: '^C는 명령을 멈춥니다. 멈춘 명령은 더 출력하지 않습니다.',
    wrong: block('', '$ kubectl get pods -w\n^C\n«NAME»'),
    right: block('', '$ kubectl get pods -w\nNAME\n^C'),
  },
  'console-empty': {
    what: '콘솔 블록이 비어 있습니다.',
    why: '독자가 실행할 것도 볼 것도 없습니다.',
    wrong: '«```console\n```»\n',
    right: block('', '$ kubectl get pods'),
  },
  'console-empty-command': {
    what: '"$ " 뒤에 명령이 없습니다.',
    why: '복사할 것이 없는 명령 줄입니다.',
    wrong: block('', '«$ »'),
    right: block('', '$ kubectl get pods'),
  },
};
