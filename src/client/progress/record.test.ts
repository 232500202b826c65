import { describe, expect, test } from 'vitest';
import { amounts, NOTHING, parseRecord, serializeRecord, withAnswer, withRead } from './record.ts';

const some = withAnswer(withRead(NOTHING, 'ch-01', true), 'ch-01', 'q1', 2);

describe('what is stored', () => {
  test('comes back as it was', () => {
    expect(parseRecord(serializeRecord(some))).toEqual({ read: ['ch-01'], answers: { 'ch-01': { q1: 2 } } });
  });

  test('nothing is stored as nothing', () => {
    expect(serializeRecord(NOTHING)).toBeUndefined();
    expect(serializeRecord(withRead(withRead(NOTHING, 'a', true), 'a', false))).toBeUndefined();
  });

  test.each([
    [undefined],
    [''],
    ['{'],
    ['null'],
    ['[]'],
    ['"read"'],
    ['{"read":["ch-01"]}'],
    ['{"version":2,"read":["ch-01"],"answers":{}}'],
    ['{"version":1}'],
    ['{"version":1,"read":"ch-01","answers":[]}'],
    ['{"version":1,"read":[1,null],"answers":{"ch-01":{"q1":"0","q2":-1,"q3":1.5},"ch-02":3}}'],
  ])('%s is an empty record', (text) => {
    expect(parseRecord(text)).toEqual(NOTHING);
  });

  test('what is sound beside what is not stays', () => {
    const text = '{"version":1,"read":["a",7,"a"],"answers":{"a":{"q1":0,"q2":"x"}}}';
    expect(parseRecord(text)).toEqual({ read: ['a'], answers: { a: { q1: 0 } } });
  });
});

test('a chapter is read once, and can be unread', () => {
  expect(withRead(some, 'ch-01', true).read).toEqual(['ch-01']);
  expect(withRead(some, 'ch-02', true).read).toEqual(['ch-01', 'ch-02']);
  expect(withRead(some, 'ch-01', false).read).toEqual([]);
});

test('a quiz has one answer, the last', () => {
  expect(withAnswer(some, 'ch-01', 'q1', 0).answers).toEqual({ 'ch-01': { q1: 0 } });
  expect(withAnswer(some, 'ch-02', 'q1', 1).answers).toEqual({ 'ch-01': { q1: 2 }, 'ch-02': { q1: 1 } });
});

test('how much there is', () => {
  expect(amounts(NOTHING)).toEqual({ reads: 0, answers: 0 });
  expect(amounts(withAnswer(some, 'ch-02', 'q3', 0))).toEqual({ reads: 1, answers: 2 });
});
