import type { LineShape, Point, Rect, RectShape, TextShape } from './canvas.ts';
import type { Drawing } from './drawing.ts';
import { codeSize, lineHeight } from './text.ts';

/** Something a reader would see as a fault: what kind, and which words or boxes it concerns. */
export interface Problem {
  readonly kind:
    | 'text-too-wide'
    | 'text-on-text'
    | 'text-on-edge'
    | 'box-on-box'
    | 'line-through'
    | 'loose-end'
    | 'outside'
    | 'too-small';
  readonly what: string;
}

interface Placed {
  readonly rect: Rect;
  readonly words: string;
  readonly text: TextShape;
}

/** Smallest letter, in CSS pixels, on a phone that leaves a drawing 328 px. */
export const SMALLEST_PX = 12;
const PHONE_PX = 328;
// Room that a fitting text keeps from the edge of its box.
const MARGIN = 2;
const TOUCH = 0.5;
// An arrow may end this far from what it points at.
const REACH = 7;

function overlap(a: Rect, b: Rect, tolerance = TOUCH): boolean {
  return (
    a.x + tolerance < b.x + b.width &&
    b.x + tolerance < a.x + a.width &&
    a.y + tolerance < b.y + b.height &&
    b.y + tolerance < a.y + a.height
  );
}

function inside(inner: Rect, outer: Rect, margin = 0): boolean {
  return (
    inner.x >= outer.x + margin &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width - margin &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function placeLines(text: TextShape): Placed[] {
  const step = lineHeight(text.size);
  return text.lines.map((line, i) => {
    const shift = { start: 0, middle: line.width / 2, end: line.width }[text.anchor];
    // Letters do not fill the line height; what stands above and below them is spacing.
    const rect = { x: text.x - shift, y: text.y + i * step + 1.5, width: line.width, height: step - 3 };
    return { rect, text, words: line.runs.map((run) => run.text).join('') };
  });
}

function crosses(from: Point, to: Point, rect: Rect): boolean {
  // Liang–Barsky clipping of the segment against the slightly shrunk rectangle.
  const shrunk = { x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 2 };
  let enter = 0;
  let leave = 1;
  const edges: [number, number][] = [
    [from.x - to.x, from.x - shrunk.x],
    [to.x - from.x, shrunk.x + shrunk.width - from.x],
    [from.y - to.y, from.y - shrunk.y],
    [to.y - from.y, shrunk.y + shrunk.height - from.y],
  ];
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

function segments(line: LineShape): [Point, Point][] {
  return line.points.slice(1).map((point, i) => [line.points[i]!, point]);
}

const at = (rect: Rect): string => `${Math.round(rect.x)},${Math.round(rect.y)}`;

function textProblems(texts: readonly Placed[], rects: readonly RectShape[]): Problem[] {
  return texts.flatMap(({ rect, words, text }, i): Problem[] => {
    const { within } = text;
    const other = texts.slice(i + 1).find((later) => overlap(rect, later.rect));
    const crossed = rects.find((r) => overlap(rect, r) && !inside(rect, r));
    const foreign = rects.find((r) => r.leaf && r.x !== within?.x && r.y !== within?.y && overlap(rect, r));
    return [
      ...(within && !inside(rect, within, MARGIN) ? [{ kind: 'text-too-wide' as const, what: words }] : []),
      ...(other ? [{ kind: 'text-on-text' as const, what: `${words} / ${other.words}` }] : []),
      ...(crossed || foreign ? [{ kind: 'text-on-edge' as const, what: words }] : []),
    ];
  });
}

function boxProblems(rects: readonly RectShape[]): Problem[] {
  return rects.flatMap((a, i) =>
    rects
      .slice(i + 1)
      .filter((b) => overlap(a, b) && !(inside(b, a) && !a.leaf) && !(inside(a, b) && !b.leaf))
      .map(
        (b): Problem => ({ kind: 'box-on-box', what: `${a.className} ${at(a)} / ${b.className} ${at(b)}` }),
      ),
  );
}

function lineProblems(
  lines: readonly LineShape[],
  texts: readonly Placed[],
  rects: readonly RectShape[],
): Problem[] {
  const obstacles = [
    ...texts.map(({ rect, words }) => ({ rect, name: words })),
    ...rects.filter((r) => r.leaf).map((r) => ({ rect: r as Rect, name: `${r.className} ${at(r)}` })),
  ];
  return lines.flatMap((line) =>
    obstacles
      .filter(({ rect }) => segments(line).some(([from, to]) => crosses(from, to, rect)))
      .map(({ name }): Problem => ({ kind: 'line-through', what: name })),
  );
}

function distance(point: Point, rect: Rect): number {
  const x = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width);
  const y = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height);
  return Math.hypot(x, y);
}

function looseEnds(
  lines: readonly LineShape[],
  texts: readonly Placed[],
  rects: readonly RectShape[],
): Problem[] {
  const edge = (r: Rect): Rect[] => [
    { ...r, width: 0 },
    { ...r, x: r.x + r.width, width: 0 },
    { ...r, height: 0 },
    { ...r, y: r.y + r.height, height: 0 },
  ];
  const lifelines = lines
    .filter((line) => line.end === 'none')
    .map(({ points: [from, to] }) => ({ x: from!.x, y: from!.y, width: 0, height: to!.y - from!.y }));
  const targets = [...rects.flatMap(edge), ...texts.map(({ rect }) => rect), ...lifelines];
  return lines
    .filter((line) => line.end !== 'none')
    .flatMap((line) => [line.points[0]!, line.points.at(-1)!])
    .filter((end) => !targets.some((target) => distance(end, target) <= REACH))
    .map((end) => ({ kind: 'loose-end', what: at({ ...end, width: 0, height: 0 }) }));
}

function sizeProblems(drawing: Drawing, texts: readonly Placed[]): Problem[] {
  const scale = PHONE_PX / drawing.width;
  const page = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  return texts.flatMap(({ rect, words, text }): Problem[] => [
    ...(Math.min(text.size, codeSize(text.size)) * scale < SMALLEST_PX
      ? [{ kind: 'too-small' as const, what: words }]
      : []),
    ...(inside(rect, page, MARGIN) ? [] : [{ kind: 'outside' as const, what: words }]),
  ]);
}

/** What is wrong with a drawing: labels that overflow or collide, boxes that overlap, arrows across them. */
export function findProblems(drawing: Drawing): Problem[] {
  const rects = drawing.shapes.filter((shape) => shape.shape === 'rect');
  const lines = drawing.shapes.filter((shape) => shape.shape === 'line');
  const texts = drawing.shapes.filter((shape) => shape.shape === 'text').flatMap(placeLines);
  return [
    ...textProblems(texts, rects),
    ...boxProblems(rects),
    ...lineProblems(lines, texts, rects),
    ...looseEnds(lines, texts, rects),
    ...sizeProblems(drawing, texts),
  ];
}
