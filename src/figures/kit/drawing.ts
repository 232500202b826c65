import { Canvas, type Shape } from './canvas.ts';
import type { Element } from './element.ts';
import { drawLink, type Link } from './link.ts';

/** Width of every drawing in user units: a phone 360 px wide leaves it 328 px. */
export const WIDTH = 344;
const MARGIN = 12;

/** What a drawing consists of before layout. */
export interface Scene {
  readonly content: Element;
  readonly links?: readonly Link[];
}

/** A scene laid out: everything has its place. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Lays a scene out in `WIDTH` user units. Throws when an arrow names a box that is not there. */
export function draw(scene: Scene): Drawing {
  const canvas = new Canvas();
  const laid = scene.content.layout(WIDTH - 2 * MARGIN);
  laid.place(MARGIN, MARGIN, canvas);
  canvas.finish();
  for (const link of scene.links ?? []) drawLink(link, canvas);
  return { width: WIDTH, height: Math.ceil(laid.height + 2 * MARGIN), shapes: canvas.shapes };
}
