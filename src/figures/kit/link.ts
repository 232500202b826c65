import { type ArrowTone, arrowClass, arrowEnd, labelText } from './arrow.ts';
import { setBlock } from './block.ts';
import type { Canvas, Point, Rect } from './canvas.ts';

/** A side of a box and where on it, as a share of its length from the left or the top (default: the middle). */
export interface Port {
  readonly id: string;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  readonly share?: number;
}

/** An arrow between two named boxes, for what a stack or a row cannot say. */
export interface Link {
  readonly from: Port;
  readonly to: Port;
  readonly tone?: ArrowTone;
  /**
   * `straight`, or in right angles with the bend at this share of the way (0.5 is half way). Between a side and
   * a top or bottom there is one corner, wherever the share.
   */
  readonly bend?: number | 'straight';
  readonly label?: string;
  /** Width the label may take, and its place: `x`, `y` from the middle of the arrow in user units. */
  readonly labelBox?: { readonly x: number; readonly y: number; readonly width: number };
}

const GAP = 1;

function point(rect: Rect, { side, share = 0.5 }: Port): Point {
  switch (side) {
    case 'top':
      return { x: rect.x + rect.width * share, y: rect.y - GAP };
    case 'bottom':
      return { x: rect.x + rect.width * share, y: rect.y + rect.height + GAP };
    case 'left':
      return { x: rect.x - GAP, y: rect.y + rect.height * share };
    case 'right':
      return { x: rect.x + rect.width + GAP, y: rect.y + rect.height * share };
  }
}

const upright = (side: Port['side']): boolean => side === 'top' || side === 'bottom';

function route(
  from: Point,
  to: Point,
  sides: readonly [Port['side'], Port['side']],
  bend: Link['bend'],
): Point[] {
  if (bend === undefined || bend === 'straight' || from.x === to.x || from.y === to.y) return [from, to];
  const [leaving, arriving] = sides;
  if (upright(leaving) !== upright(arriving)) {
    return [from, upright(leaving) ? { x: from.x, y: to.y } : { x: to.x, y: from.y }, to];
  }
  if (upright(leaving)) {
    const y = from.y + (to.y - from.y) * bend;
    return [from, { x: from.x, y }, { x: to.x, y }, to];
  }
  const x = from.x + (to.x - from.x) * bend;
  return [from, { x, y: from.y }, { x, y: to.y }, to];
}

/** Draws a link on a canvas whose boxes are placed. Throws when a box of that name is missing. */
export function drawLink(link: Link, canvas: Canvas): void {
  const { tone = 'data', bend = 'straight', label, labelBox = { x: 6, y: 0, width: 120 } } = link;
  const from = point(canvas.box(link.from.id), link.from);
  const to = point(canvas.box(link.to.id), link.to);
  const points = route(from, to, [link.from.side, link.to.side], bend);
  canvas.add({ shape: 'line', points, className: arrowClass(tone), end: arrowEnd(tone) });
  const text = setBlock(labelText(label, tone), labelBox.width);
  const x = (from.x + to.x) / 2 + labelBox.x;
  text.place(x, (from.y + to.y) / 2 - text.height / 2 + labelBox.y, 'start', canvas);
}
