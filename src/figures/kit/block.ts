import type { Canvas, Rect } from './canvas.ts';
import { type Line, lineHeight, type TextStyle, wrap } from './text.ts';

/** Sizes in user units. At 328 px, the width a 360 px phone leaves, one unit of a drawing 344 wide is 0.953 px. */
export const SIZE = { title: 14.5, small: 13 } as const;

/** A paragraph before layout: its source, size, and the class that colours it. */
export interface Paragraph extends TextStyle {
  readonly source: string;
  readonly className: string;
}

interface SetParagraph extends Paragraph {
  readonly lines: readonly Line[];
}

/** Paragraphs set one under the other in a given width. */
export interface TextBlock {
  readonly height: number;
  readonly width: number;
  /** Draws the block with its top at `y`; `x` is the left edge, middle or right edge as `anchor` says. */
  place(x: number, y: number, anchor: 'start' | 'middle' | 'end', canvas: Canvas, within?: Rect): void;
}

/** Sets paragraphs in lines no wider than `width` user units. */
export function setBlock(paragraphs: readonly Paragraph[], width: number): TextBlock {
  const set: SetParagraph[] = paragraphs.map((p) => ({ ...p, lines: wrap(p.source, p, width) }));
  const height = set.reduce((sum, p) => sum + p.lines.length * lineHeight(p.size), 0);
  return {
    height,
    width: Math.max(0, ...set.flatMap((p) => p.lines.map((line) => line.width))),
    place(x, y, anchor, canvas, within) {
      let top = y;
      for (const { lines, className, size, bold } of set) {
        canvas.add({
          shape: 'text',
          x,
          y: top,
          anchor,
          lines,
          className,
          size,
          ...(bold ? { bold } : {}),
          ...(within ? { within } : {}),
        });
        top += lines.length * lineHeight(size);
      }
    },
  };
}
