import { SIZE, setBlock } from './block.ts';
import type { Element } from './element.ts';
import { wrap } from './text.ts';

const INDENT = 30;
const DISC = 11;

/** A numbered step: the number in a disc, a heading, and what it looks like underneath. */
export function step(number: number, label: string, child?: Element): Element {
  return {
    layout(width) {
      const text = setBlock(
        [{ source: label, size: SIZE.small, bold: true, className: 'fig-note' }],
        width - INDENT,
      );
      const inner = child?.layout(width);
      const head = Math.max(2 * DISC, text.height);
      return {
        width,
        height: head + (inner ? 6 + inner.height : 0),
        place(x, y, canvas) {
          const digit = wrap(String(number), { size: SIZE.small, bold: true }, 2 * DISC);
          canvas.add(
            { shape: 'disc', x: x + DISC, y: y + DISC, radius: DISC, className: 'fig-disc' },
            {
              shape: 'text',
              x: x + DISC,
              y: y + DISC - 8.5,
              anchor: 'middle',
              lines: digit,
              size: SIZE.small,
              bold: true,
              className: 'fig-note fig-on-disc',
            },
          );
          text.place(x + INDENT, y + (head - text.height) / 2, 'start', canvas);
          inner?.place(x, y + head + 6, canvas);
        },
      };
    },
  };
}
