import { SIZE, setBlock } from './block.ts';
import { type Element, type Sizing, sizing } from './element.ts';

export type Tone = 'plain' | 'muted' | 'bad' | 'good';

export interface NoteOptions extends Sizing {
  readonly tone?: Tone;
  readonly align?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
}

/** Free text beside or between boxes. */
export function note(source: string, options: NoteOptions = {}): Element {
  const { tone = 'plain', align = 'start', bold = false } = options;
  return {
    ...sizing(options),
    layout(width, height = 0) {
      const text = setBlock(
        [{ source, size: SIZE.small, bold, className: `fig-note fig-tone-${tone}` }],
        width,
      );
      const full = Math.max(height, text.height);
      return {
        width,
        height: full,
        place(x, y, canvas) {
          const anchorX = { start: x, middle: x + width / 2, end: x + width }[align];
          text.place(anchorX, y + (full - text.height) / 2, align, canvas);
        },
      };
    },
  };
}

/** A heading inside a drawing. */
export function heading(source: string, options: NoteOptions = {}): Element {
  return note(source, { bold: true, ...options });
}
