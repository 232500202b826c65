import { type Paragraph, SIZE, setBlock } from './block.ts';
import type { Point } from './canvas.ts';
import { type Element, type Sizing, sizing } from './element.ts';

/**
 * What an arrow means: `data` is traffic, `control` a request or a watch between parts of the cluster,
 * `bad` something that does not get through (it ends in a cross), `error` leads to what is said about it.
 */
export type ArrowTone = 'data' | 'control' | 'bad' | 'error';

export interface ArrowOptions extends Sizing {
  readonly tone?: ArrowTone;
  readonly label?: string;
  /** Points the other way. */
  readonly reverse?: boolean;
}

export interface DownOptions extends ArrowOptions {
  /** Where the line stands: a share of the width from the left, or the id of the box whose middle it follows. */
  readonly at?: number | string;
  /** Side of the line on which the label stands. */
  readonly side?: 'right' | 'left';
  readonly height?: number;
}

const END = { data: 'head', control: 'head', bad: 'cross', error: 'head' } as const;

/** Class of an arrow's line. */
export function arrowClass(tone: ArrowTone): string {
  return `fig-arrow fig-arrow-${tone}`;
}

/** Paragraphs of an arrow's label. */
export function labelText(label: string | undefined, tone: ArrowTone): Paragraph[] {
  const className = `fig-note fig-tone-${tone === 'bad' || tone === 'error' ? 'bad' : 'plain'}`;
  return label ? [{ source: label, size: SIZE.small, className }] : [];
}

/** How the line of an arrow of this tone ends. */
export function arrowEnd(tone: ArrowTone): 'head' | 'cross' {
  return END[tone];
}

const CLEARANCE = 9;

/** An arrow down the page between two parts of a stack, its label beside it. */
export function down(options: DownOptions = {}): Element {
  const { tone = 'data', at = 0.5, side = 'right', label, reverse = false } = options;
  return {
    ...sizing(options),
    layout(width, least = 0) {
      const share = typeof at === 'number' ? at : 0.5;
      const room = (side === 'right' ? 1 - share : share) * width - CLEARANCE;
      const text = setBlock(labelText(label, tone), room);
      const height = Math.max(least, options.height ?? 24, text.height + 10);
      return {
        width,
        height,
        place(x, y, canvas) {
          canvas.later(() => {
            const target = typeof at === 'string' ? canvas.box(at) : { x, width };
            const lineX = target.x + target.width * (typeof at === 'number' ? at : 0.5);
            const ends: [Point, Point] = [
              { x: lineX, y: y + 1 },
              { x: lineX, y: y + height - 1 },
            ];
            const points = reverse ? ends.reverse() : ends;
            canvas.add({ shape: 'line', points, className: arrowClass(tone), end: arrowEnd(tone) });
            const textX = side === 'right' ? lineX + CLEARANCE : lineX - CLEARANCE;
            text.place(textX, y + (height - text.height) / 2, side === 'right' ? 'start' : 'end', canvas);
          });
        },
      };
    },
  };
}

/** An arrow across the page between two parts of a row, its label above it. Give it a fixed width. */
export function across(options: ArrowOptions & { readonly fixed: number }): Element {
  const { tone = 'data', label, reverse = false } = options;
  return {
    fixed: options.fixed,
    layout(width, height = 0) {
      const text = setBlock(labelText(label, tone), width);
      const full = Math.max(height, 2 * (text.height + 4), 16);
      return {
        width,
        height: full,
        place(x, y, canvas) {
          const middle = y + full / 2;
          // Rows leave a gap on both sides; the line reaches into it so that it touches the boxes.
          const ends: [Point, Point] = [
            { x: x - 5, y: middle },
            { x: x + width + 5, y: middle },
          ];
          const points = reverse ? ends.reverse() : ends;
          canvas.add({ shape: 'line', points, className: arrowClass(tone), end: arrowEnd(tone) });
          text.place(x + width / 2, middle - text.height - 5, 'middle', canvas);
        },
      };
    },
  };
}
