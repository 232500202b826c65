import type { Line, TextStyle } from './text.ts';

/** A point in user units; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An axis-parallel rectangle in user units. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A drawn rectangle. Nothing but its own text may lie in a `leaf`; frames hold other shapes. */
export interface RectShape extends Rect {
  readonly shape: 'rect';
  readonly className: string;
  readonly radius: number;
  readonly leaf: boolean;
  /** A folded upper right corner, as paper has. */
  readonly folded?: boolean;
}

/** A drawn line through `points`, with an arrow head or a cross at its end. */
export interface LineShape {
  readonly shape: 'line';
  readonly className: string;
  readonly points: readonly Point[];
  readonly end: 'head' | 'cross' | 'none';
}

/** Lines of text; `x` is the anchor, `y` the top of the first line. `within` is the box that has to hold it. */
export interface TextShape extends Point, TextStyle {
  readonly shape: 'text';
  readonly className: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly Line[];
  readonly within?: Rect;
}

/** A filled circle, used for step numbers and time marks. */
export interface DiscShape extends Point {
  readonly shape: 'disc';
  readonly className: string;
  readonly radius: number;
}

export type Shape = RectShape | LineShape | TextShape | DiscShape;

/** Collects shapes while elements are placed; arrows that need two finished boxes wait until `finish`. */
export class Canvas {
  readonly shapes: Shape[] = [];
  readonly #boxes = new Map<string, Rect>();
  #pending: (() => void)[] = [];

  add(...shapes: Shape[]): void {
    this.shapes.push(...shapes);
  }

  /** Remembers a box under its id so that arrows can find it; a second box of the same id throws. */
  name(id: string, rect: Rect): void {
    if (this.#boxes.has(id)) throw new Error(`two boxes are called "${id}"`);
    this.#boxes.set(id, rect);
  }

  /** The box called `id`; throws when there is none. */
  box(id: string): Rect {
    const rect = this.#boxes.get(id);
    if (!rect) throw new Error(`no box is called "${id}"`);
    return rect;
  }

  later(draw: () => void): void {
    this.#pending.push(draw);
  }

  finish(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const draw of pending) draw();
  }
}
