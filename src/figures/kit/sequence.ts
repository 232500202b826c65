import { type ArrowTone, arrowClass, arrowEnd, labelText } from './arrow.ts';
import { setBlock } from './block.ts';
import type { Element } from './element.ts';

/** One message of a sequence, between two participants given by their index. */
export interface Message {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly tone?: ArrowTone;
}

const HEADER = 84;
const GAP = 12;
const LABEL_PAD = 6;

/** Who says what to whom, from top to bottom: participants in columns, a life line under each. */
export function sequence(participants: readonly Element[], messages: readonly Message[]): Element {
  return {
    layout(width) {
      // The outer life lines stand near the edges, which leaves the labels between them the most room.
      const center = (i: number): number =>
        HEADER / 2 + (i * (width - HEADER)) / Math.max(1, participants.length - 1);
      const head = Math.max(...participants.map((p) => p.layout(HEADER).height));
      const headers = participants.map((p) => p.layout(HEADER, head));
      const set = messages.map((message) => {
        const span = Math.abs(center(message.to) - center(message.from));
        const text = setBlock(labelText(message.label, message.tone ?? 'data'), span - LABEL_PAD);
        return { ...message, text, height: text.height + GAP };
      });
      const height = head + set.reduce((sum, message) => sum + message.height, 0) + GAP;
      return {
        width,
        height,
        place(x, y, canvas) {
          headers.forEach((header, i) => {
            header.place(x + center(i) - HEADER / 2, y, canvas);
            canvas.add({
              shape: 'line',
              points: [
                { x: x + center(i), y: y + head },
                { x: x + center(i), y: y + height },
              ],
              className: 'fig-lifeline',
              end: 'none',
            });
          });
          let top = y + head + GAP / 2;
          for (const { from, to, text, tone = 'data', height: used } of set) {
            const middle = x + (center(from) + center(to)) / 2;
            text.place(middle, top, 'middle', canvas);
            const lineY = top + text.height + 3;
            const points = [
              { x: x + center(from), y: lineY },
              { x: x + center(to), y: lineY },
            ];
            canvas.add({ shape: 'line', points, className: arrowClass(tone), end: arrowEnd(tone) });
            top += used;
          }
        },
      };
    },
  };
}
