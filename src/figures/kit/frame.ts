import { SIZE, setBlock } from './block.ts';
import { type Element, type Sizing, sizing } from './element.ts';

/** What a frame surrounds: a machine, a namespace, the cluster, or just a part of the drawing. */
export type FrameKind =
  | 'node'
  | 'namespace'
  | 'cluster'
  | 'laptop'
  | 'panel'
  | 'set'
  | 'service-set'
  | 'virtual';

export interface FrameOptions extends Sizing {
  readonly id?: string;
  readonly pad?: number;
}

const RADIUS: Readonly<Record<FrameKind, number>> = {
  node: 4,
  namespace: 4,
  cluster: 10,
  laptop: 6,
  panel: 8,
  set: 22,
  'service-set': 22,
  virtual: 16,
};

/** A labelled border around other elements. */
export function frame(kind: FrameKind, label: string, child: Element, options: FrameOptions = {}): Element {
  const { pad = 9 } = options;
  // The label must clear the round corner.
  const inset = Math.max(pad, RADIUS[kind] * 0.6);
  return {
    ...sizing(options),
    layout(width, height = 0) {
      const text = setBlock(
        label === ''
          ? []
          : [{ source: label, size: SIZE.small, bold: true, className: `fig-tag fig-on-${kind}` }],
        width - 2 * inset,
      );
      const above = text.height === 0 ? pad : pad - 3 + text.height + 5;
      const inner = child.layout(width - 2 * pad, Math.max(0, height - above - pad));
      const full = Math.max(height, above + inner.height + pad);
      return {
        width,
        height: full,
        place(x, y, canvas) {
          const rect = { x, y, width, height: full };
          if (options.id) canvas.name(options.id, rect);
          canvas.add({
            shape: 'rect',
            ...rect,
            radius: RADIUS[kind],
            className: `fig-frame fig-${kind}`,
            leaf: false,
          });
          text.place(x + inset, y + pad - 3, 'start', canvas, rect);
          inner.place(x + pad, y + above, canvas);
        },
      };
    },
  };
}
