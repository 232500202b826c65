import { parsePage } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { indexCommands, usesOf } from './commands.ts';

const HEAD = `---
title: 가
chapter: CH-01
setup:
  namespace: lab
  apply: [a.yaml]
cleanup: ["kubectl delete namespace lab"]
---
`;
const block = (text: string): string => `\n\`\`\`console\n${text}\n\`\`\`\n`;
const page = parsePage(
  `${HEAD}${block('$ kubectl get pods | sort\nNAME')}${block('$ A=$(kubectl get pods)\n$ kubectl get pods | sort')}`,
  { file: 'content/ch-01-a.mdx' },
);
const index = indexCommands([page]);

test('tools with verbs, their verbs and commands in the order of the alphabet', () => {
  expect(index.tools.map(({ tool, verbs }) => [tool, verbs.map(({ name }) => name)])).toEqual([
    ['kubectl', ['kubectl apply', 'kubectl config set-context', 'kubectl delete', 'kubectl get']],
  ]);
  const get = index.tools[0]?.verbs.at(-1)?.commands.map(({ command }) => command);
  expect(get).toEqual(['kubectl get pods | sort', 'A=$(kubectl get pods)']);
});

test('a command that stands twice has two places; setup and cleanup are places too', () => {
  const places = index.tools[0]?.verbs.flatMap(({ commands }) => commands.map((each) => each.places));
  expect(places?.map((each) => each.map(({ anchor }) => anchor))).toEqual([
    ['setup'],
    ['setup'],
    ['setup'],
    ['cleanup'],
    ['block-1', 'block-2'],
    ['block-2'],
  ]);
});

test('what is piped stands under its own name as well', () => {
  expect(index.shell.map(({ name }) => name)).toEqual(['sort']);
});

test('a challenge does not show how its cluster is prepared', () => {
  const challenge = parsePage(`${HEAD}${block('$ kubectl get services')}`, {
    file: 'content/challenges/a.mdx',
  });
  const commands = usesOf(challenge).map(({ command }) => command);
  expect(commands).toEqual(['kubectl get services', 'kubectl delete namespace lab']);
});
