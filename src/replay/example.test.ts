import { codes } from 'kubernetes-guide-verify';
import { docs, readExample } from 'kubernetes-guide-verify/docs';
import { expect, test } from 'vitest';
import { runReplayExample } from './example.ts';

type Name = keyof typeof docs;
const names = (Object.keys(codes) as Name[]).filter((name) => codes[name].source === 'replay');

test('there are such codes', () => {
  expect(names.length).toBeGreaterThan(5);
});

test.each(names)('%s: the wrong example gives it at the marked place', async (name) => {
  const example = readExample('replay', docs[name].wrong);
  const found = (await runReplayExample(example)).map(
    ({ code, line, column }) => `${code}@${line}:${column}`,
  );
  expect(found).toContain(`${name}@${example.place.line}:${example.place.column}`);
});

test.each(names)('%s: the right example gives nothing', async (name) => {
  const found = await runReplayExample(readExample('replay', docs[name].right));
  expect(found.map(({ code, line, column }) => `${code}@${line}:${column}`)).toEqual([]);
});
