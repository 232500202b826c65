import { expect, test } from 'vitest';
import { createJudge } from './judge.ts';
import type { AnswerTo, Ask, Said } from './protocol.ts';

function ask<T extends Ask['type']>(
  judge: { handle: (ask: never) => Promise<void> },
  said: Said[],
  question: Ask,
) {
  return judge.handle({ ...question, id: 7 } as never).then(() => {
    const answer = said.findLast((each) => each.type !== 'progress');
    if (answer?.type !== 'answer') throw new Error(JSON.stringify(answer));
    return answer.value as AnswerTo[T];
  });
}

const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: nodePort\n  selector:\n    app: web\n  ports:\n    - prot: 80\n';

test('YAML alone first, then the schemas, and what they explain', async () => {
  const said: Said[] = [];
  const judge = createJudge((message) => said.push(message));
  const file = { name: 'web.yaml', text: SERVICE };
  const check = (schemas: boolean) =>
    ask<'check'>(judge, said, {
      type: 'check',
      file,
      others: [],
      wanted: { version: '1.37', schemas, server: false },
    });
  expect((await check(false)).diagnostics.filter(({ source }) => source === 'schema')).toEqual([]);
  await ask(judge, said, { type: 'load', wanted: { version: '1.37', schemas: true, server: false } });
  const { diagnostics, total } = await check(true);
  expect(diagnostics.map(({ code }) => code)).toContain('schema-unknown-field');
  expect(diagnostics.find(({ code }) => code === 'schema-enum')?.fixes?.[0]?.title).toBe('NodePort');
  expect(total).toBe(diagnostics.length);

  const offset = SERVICE.indexOf('type') + 1;
  const hover = await ask<'hover'>(judge, said, { type: 'hover', text: SERVICE, offset, version: '1.37' });
  expect(hover).toMatchObject({ name: 'type', type: '문자열', from: offset - 1 });
  expect(hover?.values).toContain('NodePort');
  expect(hover?.text).toMatch(/service is exposed/i);
});

test('other files belong together with a file', async () => {
  const said: Said[] = [];
  const judge = createJudge((message) => said.push(message));
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  containers:\n  - {name: a, image: "a:1"}\n';
  const file = { name: 's.yaml', text: SERVICE.replace('app: web', 'app: wep') };
  const wanted = { version: '1.37', schemas: false, server: false };
  const codes = async (others: { name: string; text: string }[]) =>
    (await ask<'check'>(judge, said, { type: 'check', file, others, wanted })).diagnostics.map(
      ({ code }) => code,
    );
  const alone = await codes([]);
  const together = await codes([{ name: 'pod.yaml', text: pod }]);
  expect(together.length).toBeGreaterThan(alone.length);
});

test('what cannot be answered is refused in words', async () => {
  const said: Said[] = [];
  await createJudge((message) => said.push(message)).handle({
    id: 1,
    type: 'complete',
    text: '',
    offset: 0,
    version: '0.1',
  });
  expect(said).toEqual([{ type: 'refusal', id: 1, message: expect.stringContaining('0.1') }]);
});
