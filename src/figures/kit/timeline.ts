import { SIZE, setBlock } from './block.ts';
import type { Element } from './element.ts';

/** A moment on a time line: the time on the left, what happens on the right. */
export interface Moment {
  readonly at: string;
  readonly child: Element;
}

/** A time line down the page. `timeWidth` is the width of the column of times, in user units. */
export function timeline(moments: readonly Moment[], timeWidth: number): Element {
  const gap = 16;
  const axis = timeWidth + 12;
  const left = axis + 14;
  return {
    layout(width) {
      const laid = moments.map(({ at, child }) => ({
        time: setBlock([{ source: at, size: SIZE.small, bold: true, className: 'fig-note' }], timeWidth),
        part: child.layout(width - left),
      }));
      const heights = laid.map(({ time, part }) => Math.max(time.height, part.height));
      const height = heights.reduce((sum, h) => sum + h, 0) + gap * (laid.length - 1);
      return {
        width,
        height,
        place(x, y, canvas) {
          canvas.add({
            shape: 'line',
            points: [
              { x: x + axis, y },
              { x: x + axis, y: y + height },
            ],
            className: 'fig-axis',
            end: 'none',
          });
          let top = y;
          laid.forEach(({ time, part }, i) => {
            canvas.add({ shape: 'disc', x: x + axis, y: top + 9, radius: 5, className: 'fig-disc' });
            time.place(x + timeWidth, top, 'end', canvas);
            part.place(x + left, top, canvas);
            top += heights[i]! + gap;
          });
        },
      };
    },
  };
}
