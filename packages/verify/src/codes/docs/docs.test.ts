import { expect, test } from 'vitest';
import { createEngines } from '../../wasm-engines.ts';
import { type CodeName, codes } from '../table.ts';
import { docs, readExample, runExample } from './index.ts';

const engines = createEngines(['1.37']);
const names = Object.keys(codes) as CodeName[];
/** What only a cluster's answer shows: run where replay lives. */
const here = names.filter((name) => codes[name].source !== 'replay');

test('every code is explained, and nothing else is', () => {
  const missing = names.filter((name) => docs[name] === undefined);
  const advice = 'add { what, why, wrong, right } to packages/verify/src/codes/docs/';
  expect(missing, advice).toEqual([]);
  expect(Object.keys(docs).filter((name) => !(name in codes))).toEqual([]);
});

test.each(names)('%s: whole Korean sentences', (name) => {
  const { what, why } = docs[name];
  for (const text of [what, why]) {
    expect(text).toMatch(/[가-힣].*[.]$/);
    expect(text).toMatch(/니다\.|세요\./);
  }
  expect(docs[name].right).not.toEqual(docs[name].wrong);
});

test.each(here)('%s: the wrong example gives it at the marked place', async (name) => {
  const example = readExample(codes[name].source, docs[name].wrong);
  const found = await runExample(example, engines);
  const { line, column } = example.place;
  expect(
    found.map((one) => `${one.code}@${one.line}:${one.column}`),
    `${JSON.stringify(docs[name].wrong)}`,
  ).toContain(`${name}@${line}:${column}`);
});

test.each(here)('%s: the right example gives no error and no warning', async (name) => {
  const found = await runExample(readExample(codes[name].source, docs[name].right), engines);
  const bad = found.filter(({ severity, code }) => severity !== 'info' || code === name);
  expect(
    bad.map(({ code, line, column, message }) => `${code}@${line}:${column} ${message}`),
    `${JSON.stringify(docs[name].right)}`,
  ).toEqual([]);
});
