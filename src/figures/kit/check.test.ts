import { describe, expect, it } from 'vitest';
import type { Shape, TextShape } from './canvas.ts';
import { findProblems } from './check.ts';
import type { Drawing } from './drawing.ts';
import { wrap } from './text.ts';

const box = (x: number, y: number, width: number, height: number, leaf = true): Shape => ({
  ...{ shape: 'rect', className: 'fig-box', radius: 0 },
  ...{ x, y, width, height, leaf },
});
const text = (words: string, x: number, y: number, more: Partial<TextShape> = {}): Shape => ({
  ...{ shape: 'text', className: 'fig-note', anchor: 'start', size: 13, x, y },
  lines: wrap(words, { size: more.size ?? 13 }, 1000),
  ...more,
});
const arrow = (...points: [number, number][]): Shape => ({
  ...{ shape: 'line', className: 'fig-arrow', end: 'head' },
  points: points.map(([x, y]) => ({ x, y })),
});
const kinds = (...shapes: Shape[]) => {
  const drawing: Drawing = { width: 344, height: 400, shapes };
  return findProblems(drawing).map((problem) => problem.kind);
};

const hundred = { x: 20, y: 20, width: 100, height: 30 };

describe('findProblems', () => {
  it.each<[string, string[], Shape[]]>([
    ['nothing', [], [box(20, 20, 100, 30), text('파드', 30, 25, { within: hundred })]],
    ['a box in a frame', [], [box(10, 10, 200, 200, false), box(20, 20, 100, 30)]],
    ['an arrow between boxes', [], [box(20, 20, 100, 30), box(20, 90, 100, 30), arrow([70, 51], [70, 89])]],
    ['two boxes that overlap', ['box-on-box'], [box(20, 20, 100, 30), box(60, 40, 100, 30)]],
    ['a box inside a box', ['box-on-box'], [box(20, 20, 100, 60), box(30, 30, 50, 20)]],
    ['a box across a frame', ['box-on-box'], [box(20, 20, 100, 60, false), box(90, 30, 80, 20)]],
    ['two labels on each other', ['text-on-text'], [text('파드 하나', 30, 25), text('파드 둘', 50, 30)]],
    ['a label on an edge', ['text-on-edge'], [box(20, 20, 100, 60, false), text('디플로이먼트', 90, 30)]],
    ['a foreign label in a box', ['text-on-edge'], [box(20, 20, 100, 60), text('파드', 40, 40)]],
    ['a label below the drawing', ['outside'], [text('파드', 20, 390)]],
    ['a label too small for a phone', ['too-small'], [text('파드', 20, 20, { size: 12 })]],
    ['an arrow that starts nowhere', ['loose-end'], [box(20, 90, 100, 30), arrow([70, 51], [70, 89])]],
    [
      'an arrow through a label',
      ['line-through'],
      [box(20, 20, 100, 30), box(20, 150, 100, 30), arrow([70, 51], [70, 149]), text('파드 하나', 50, 90)],
    ],
    [
      'an arrow through a box',
      ['line-through'],
      [box(20, 20, 100, 30), box(20, 80, 100, 30), box(20, 150, 100, 30), arrow([70, 51], [70, 149])],
    ],
  ])('%s: %j', (_name, expected, shapes) => {
    expect(kinds(...shapes)).toEqual(expected);
  });

  it('finds a label wider than its box', () => {
    expect(
      kinds(box(20, 20, 100, 30), text('디플로이먼트와 레플리카셋', 22, 25, { within: hundred })),
    ).toContain('text-too-wide');
  });
});
