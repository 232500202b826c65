import { type Paragraph, SIZE, setBlock } from './block.ts';
import type { Rect } from './canvas.ts';
import { type Element, type Sizing, sizing } from './element.ts';

/**
 * What a box stands for. A service is dashed because no machine holds it; `gone` is what is no longer there,
 * `idle` what takes no part; `bad` and `good` are results.
 */
export type Kind =
  | 'plain'
  | 'file'
  | 'program'
  | 'object'
  | 'service'
  | 'pod'
  | 'container'
  | 'gone'
  | 'idle'
  | 'bad'
  | 'good';

export interface BoxOptions extends Sizing {
  /** Name under which arrows find the box. */
  readonly id?: string;
  /** Small coloured word above the title: what kind of thing this is. */
  readonly tag?: string;
  readonly title?: string;
  /** Smaller text under the title, one paragraph each. */
  readonly lines?: readonly string[];
  readonly align?: 'start' | 'middle';
}

const RADIUS: Readonly<Record<Kind, number>> = {
  plain: 6,
  file: 0,
  program: 3,
  object: 3,
  service: 16,
  pod: 12,
  container: 6,
  gone: 12,
  idle: 12,
  bad: 4,
  good: 4,
};

const PAD = { x: 7, y: 6 } as const;

function paragraphs(options: BoxOptions): Paragraph[] {
  const { tag, title, lines = [] } = options;
  return [
    ...(tag ? [{ source: tag, size: SIZE.small, bold: true, className: 'fig-tag' }] : []),
    ...(title ? [{ source: title, size: SIZE.title, bold: true, className: 'fig-title' }] : []),
    ...lines.map((source) => ({ source, size: SIZE.small, className: 'fig-line' })),
  ];
}

/** A labelled box. Its height follows its text. */
export function box(kind: Kind, options: BoxOptions): Element {
  const texts = paragraphs(options).map((p) => ({ ...p, className: `${p.className} fig-on-${kind}` }));
  return {
    ...sizing(options),
    layout(width, height = 0) {
      const text = setBlock(texts, width - 2 * PAD.x);
      const full = Math.max(height, text.height + 2 * PAD.y);
      return {
        width,
        height: full,
        place(x, y, canvas) {
          const rect: Rect = { x, y, width, height: full };
          if (options.id) canvas.name(options.id, rect);
          canvas.add({
            shape: 'rect',
            ...rect,
            radius: RADIUS[kind],
            className: `fig-box fig-${kind}`,
            leaf: true,
            ...(kind === 'file' ? { folded: true } : {}),
          });
          const middle = (options.align ?? 'middle') === 'middle';
          const top = y + (full - text.height) / 2;
          text.place(middle ? x + width / 2 : x + PAD.x, top, middle ? 'middle' : 'start', canvas, rect);
        },
      };
    },
  };
}
