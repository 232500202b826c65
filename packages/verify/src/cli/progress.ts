import type { Output } from './run.ts';

/** Tells a waiting person how far the work is. Writes nothing unless a person is looking. */
export function progressTo(output: Output): { show(done: number, total: number): void; clear(): void } {
  const shown = output.isTTY === true;
  return {
    show(done, total) {
      if (shown) output.write(`\r확인하는 중입니다. ${done}/${total}`);
    },
    clear() {
      if (shown) output.write('\r\u001b[K');
    },
  };
}
