import { describe, expect, it } from 'vitest';
import { measure, parseRuns, wrap } from './text.ts';

const small = { size: 13 };
const read = (source: string, limit: number) =>
  wrap(source, small, limit).map((line) => line.runs.map((run) => run.text).join(''));

describe('measure', () => {
  it.each([
    ['파드', 2 * 0.96 * 13],
    ['`pod`', 3 * 0.62 * 13],
    ['파드 `pod`', (2 * 0.96 + 0.35 + 3 * 0.62) * 13],
    ['', 0],
  ])('%j takes %d units', (source, width) => {
    expect(measure(parseRuns(source), small)).toBeCloseTo(width, 5);
  });

  it('gives bold Latin text more room', () => {
    expect(measure(parseRuns('node'), { size: 13, bold: true })).toBeGreaterThan(
      measure(parseRuns('node'), small),
    );
  });

  it('never sets code smaller than 13 units', () => {
    expect(measure(parseRuns('`a`'), { size: 12 })).toBeCloseTo(0.62 * 13, 5);
  });
});

describe('wrap', () => {
  it.each([
    ['파드 하나', 200, ['파드 하나']],
    ['파드 하나', 40, ['파드', '하나']],
    ['`kubectl`가 읽는다', 70, ['kubectl가', '읽는다']],
    ['하나\n둘', 200, ['하나', '둘']],
    ['`a.svc.cluster.local`', 90, ['a.svc.', 'cluster.', 'local']],
    ['`svc-lab-other`', 70, ['svc-lab-', 'other']],
  ])('%j in %d units', (source, limit, lines) => {
    expect(read(source, limit)).toEqual(lines);
  });

  it('keeps the space between two words of code in code', () => {
    expect(wrap('`get svc`', small, 200)[0]?.runs).toEqual([{ text: 'get svc', code: true }]);
  });

  it('leaves what cannot be broken too wide, for the checks to find', () => {
    expect(wrap('디플로이먼트', small, 20)[0]?.width).toBeGreaterThan(20);
  });

  it('refuses a back-tick without a partner', () => {
    expect(() => wrap('`kubectl', small, 200)).toThrow('unbalanced back-tick');
  });
});
