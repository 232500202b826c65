import type { Diagnostic } from 'kubernetes-guide-verify';
import { expect, test } from 'vitest';
import { chapterOf } from '../chapter.ts';
import { withoutAllowed } from './allowed.ts';

const page = `---
title: x
chapter: CH-01
setup: { namespace: svc-lab }
---
\`\`\`console exit=1
$ kubectl get pods
a
$ kubectl get svc
b
\`\`\`
`;
const chapter = chapterOf(page, 'p.mdx', [])!;
const at = (line: number) => ({ line }) as Diagnostic;
const entry = (command: string, id = 'CH-01') => ({ chapter: id, command, reason: 'so' });

test('what is allowed is taken out, by the command that it is about', () => {
  const { left, unneeded } = withoutAllowed(chapter, [at(6), at(8), at(10)], [entry('kubectl get svc')]);
  // The exit code on the block's first line is that of the last command.
  expect(left.map(({ line }) => line)).toEqual([8]);
  expect(unneeded).toEqual([]);
});

test('an entry that nothing needs is found out, those of other chapters are not', () => {
  const { left, unneeded } = withoutAllowed(
    chapter,
    [at(8)],
    [entry('kubectl get svc'), entry('x', 'CH-02')],
  );
  expect(left).toHaveLength(1);
  expect(unneeded).toEqual([entry('kubectl get svc')]);
});
