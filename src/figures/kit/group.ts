import type { Element, Laid, Sizing } from './element.ts';
import { sizing } from './element.ts';

export interface StackOptions extends Sizing {
  readonly gap?: number;
  /** Where the elements stand when there is more height than they need. */
  readonly align?: 'start' | 'middle';
}

function widthOf(child: Element, available: number): number {
  return Math.min(child.fixed ?? available, available);
}

/** Elements one under the other, each as wide as the stack unless it has a fixed width; those stand in the middle. */
export function stack(children: readonly Element[], options: StackOptions = {}): Element {
  const { gap = 0, align = 'middle' } = options;
  return {
    ...sizing(options),
    layout(width, height = 0) {
      const laid = children.map((child) => child.layout(widthOf(child, width)));
      const used = laid.reduce((sum, part) => sum + part.height, 0) + gap * Math.max(0, laid.length - 1);
      const full = Math.max(height, used);
      return {
        width,
        height: full,
        place(x, y, canvas) {
          let top = align === 'start' ? y : y + (full - used) / 2;
          for (const part of laid) {
            part.place(x + (width - part.width) / 2, top, canvas);
            top += part.height + gap;
          }
        },
      };
    },
  };
}

export interface RowOptions extends Sizing {
  readonly gap?: number;
  /** `stretch` gives all the height of the highest; `start` and `middle` leave theirs. */
  readonly align?: 'stretch' | 'start' | 'middle';
}

/** Elements side by side. Fixed widths are served first, the rest is shared by `grow`. */
export function row(children: readonly Element[], options: RowOptions = {}): Element {
  const { gap = 8, align = 'stretch' } = options;
  return {
    ...sizing(options),
    layout(width, height = 0) {
      const fixed = children.reduce((sum, child) => sum + (child.fixed ?? 0), 0);
      const free = width - fixed - gap * (children.length - 1);
      const shares = children.reduce((sum, c) => sum + (c.fixed === undefined ? (c.grow ?? 1) : 0), 0);
      const widths = children.map((c) => c.fixed ?? (free * (c.grow ?? 1)) / shares);
      const first = children.map((child, i) => child.layout(widths[i]!));
      const full = Math.max(height, ...first.map((part) => part.height));
      const laid: Laid[] =
        align === 'stretch' ? children.map((child, i) => child.layout(widths[i]!, full)) : first;
      return {
        width,
        height: full,
        place(x, y, canvas) {
          let left = x;
          for (const part of laid) {
            part.place(left, align === 'middle' ? y + (full - part.height) / 2 : y, canvas);
            left += part.width + gap;
          }
        },
      };
    },
  };
}

/** Empty room. */
export function gap(height: number, options: Sizing = {}): Element {
  return { ...sizing(options), layout: (width) => ({ width, height, place: () => undefined }) };
}
