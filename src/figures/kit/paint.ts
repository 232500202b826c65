import type { DiscShape, LineShape, Point, RectShape, Shape, TextShape } from './canvas.ts';
import { escapeHtml } from './escape.ts';
import { lineHeight, type Run } from './text.ts';

const n = (value: number): string => String(Math.round(value * 10) / 10);

function paintRect(shape: RectShape): string {
  const { x, y, width, height, radius, className, folded } = shape;
  if (!folded) {
    return `<rect class="${className}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(radius)}"/>`;
  }
  const fold = 12;
  const corner = `M${n(x + width - fold)} ${n(y)}v${fold}h${fold}`;
  return `<path class="${className}" d="${corner}l-${fold} -${fold}H${n(x)}v${n(height)}h${n(width)}v-${n(height - fold)}"/>`;
}

const HEAD = { length: 8, half: 4 } as const;

/** The arrow head's triangle; drawn, not a <marker>, so that a page needs no ids for it. */
function head(before: Point, tip: Point): string {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const ux = (tip.x - before.x) / length;
  const uy = (tip.y - before.y) / length;
  const base = { x: tip.x - ux * HEAD.length, y: tip.y - uy * HEAD.length };
  const wing = (sign: number) => `${n(base.x - sign * uy * HEAD.half)} ${n(base.y + sign * ux * HEAD.half)}`;
  return `M${n(tip.x)} ${n(tip.y)}L${wing(1)}L${wing(-1)}Z`;
}

function cross({ x, y }: Point): string {
  const r = 5;
  return `M${n(x - r)} ${n(y - r)}l${2 * r} ${2 * r}m0 -${2 * r}l-${2 * r} ${2 * r}`;
}

function shorten(before: Point, tip: Point, by: number): Point {
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  return { x: tip.x - ((tip.x - before.x) / length) * by, y: tip.y - ((tip.y - before.y) / length) * by };
}

function paintLine({ points, className, end }: LineShape): string {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const cut = { head: HEAD.length - 1, cross: 12, none: 0 }[end];
  const drawn = [...points.slice(0, -1), shorten(before, tip, cut)];
  const line = `<path class="${className}" d="M${drawn.map((p) => `${n(p.x)} ${n(p.y)}`).join('L')}"/>`;
  if (end === 'head') return `${line}<path class="${className} fig-head" d="${head(before, tip)}"/>`;
  if (end === 'cross')
    return `${line}<path class="${className} fig-cross" d="${cross(shorten(before, tip, 9))}"/>`;
  return line;
}

function paintRun({ text, code }: Run): string {
  return code ? `<tspan class="fig-code">${escapeHtml(text)}</tspan>` : escapeHtml(text);
}

function paintText({ x, y, anchor, lines, className, size, bold }: TextShape): string {
  const step = lineHeight(size);
  // The baseline lies about 0.36 em under the middle of the line.
  const baseline = y + step / 2 + size * 0.36;
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return lines
    .map((line, i) => {
      const runs = line.runs.map(paintRun).join('');
      return `<text class="${className}${bold ? ' fig-bold' : ''}" x="${n(x)}" y="${n(baseline + i * step)}"${at}>${runs}</text>`;
    })
    .join('');
}

function paintDisc({ x, y, radius, className }: DiscShape): string {
  return `<circle class="${className}" cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"/>`;
}

function paintShape(shape: Shape): string {
  switch (shape.shape) {
    case 'rect':
      return paintRect(shape);
    case 'line':
      return paintLine(shape);
    case 'text':
      return paintText(shape);
    case 'disc':
      return paintDisc(shape);
  }
}

const ORDER = { rect: 0, line: 1, disc: 2, text: 3 } as const;

/** The shapes as SVG markup, text above lines above boxes. Colours come from classes only. */
export function paint(shapes: readonly Shape[]): string {
  return [...shapes]
    .sort((a, b) => ORDER[a.shape] - ORDER[b.shape])
    .map(paintShape)
    .join('');
}
