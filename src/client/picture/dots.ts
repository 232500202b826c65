import type { Flow } from '../../picture/flow.ts';
import type { Drawing } from './drawing.ts';
import { svg } from './svg.ts';

/** Milliseconds from one place to the next. */
const LEG = 380;
/** More dots than this at once show nothing more: the oldest gives way to what has just been asked. */
const MOST = 24;

/**
 * Lets requests travel through a drawing as dots. Where the reader wants less motion, the places on the way light up
 * without one.
 */
export function createDots(drawing: Drawing) {
  const layer = svg('g', { class: 'picture-dots' });
  drawing.element.append(layer);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  const centre = (id: string) => {
    const box = drawing.layout.boxes.get(id);
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return {
    send({ path, outcome }: Flow): void {
      const way = outcome === 'answered' ? [...path, ...[...path].reverse().slice(1)] : path;
      const last = path.at(-1);
      const points = way.map(centre).filter((point) => point !== undefined);
      if (calm.matches || points.length < 2) {
        for (const id of path) drawing.touch(id, outcome);
        return;
      }
      if (layer.childElementCount >= MOST) layer.firstElementChild?.remove();
      const dot = svg('circle', { class: 'picture-dot', r: 6, 'data-outcome': outcome });
      layer.append(dot);
      const frames = points.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` }));
      const run = dot.animate(frames, { duration: LEG * (points.length - 1), easing: 'ease-in-out' });
      if (last) setTimeout(() => drawing.touch(last, outcome), LEG * (path.length - 1));
      void run.finished.then(
        () => dot.remove(),
        () => dot.remove(),
      );
    },
  };
}
