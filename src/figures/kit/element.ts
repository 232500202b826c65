import type { Canvas } from './canvas.ts';

/** An element whose size is known and that can be drawn with its upper left corner at a point. */
export interface Laid {
  readonly width: number;
  readonly height: number;
  place(x: number, y: number, canvas: Canvas): void;
}

/** A part of a drawing. Sizes are user units. */
export interface Element {
  /** Width that rows and stacks must give it; without it an element takes what there is. */
  readonly fixed?: number;
  /** Share of a row's free width, 1 by default. */
  readonly grow?: number;
  /** Lays the element out in `width`; `height` asks it to be at least that high. */
  layout(width: number, height?: number): Laid;
}

/** Size and placing options every element understands. */
export interface Sizing {
  readonly fixed?: number;
  readonly grow?: number;
}

/** Copies the sizing options, without making absent ones `undefined`. */
export function sizing(options: Sizing): Sizing {
  return {
    ...(options.fixed === undefined ? {} : { fixed: options.fixed }),
    ...(options.grow === undefined ? {} : { grow: options.grow }),
  };
}
