/** A stream of text that is written on one side and read on the other; what nobody reads yet is kept. */
export interface Pipe extends AsyncIterable<string> {
  write(text: string): void;
  end(): void;
}

export function pipe(): Pipe {
  const waiting: string[] = [];
  let ended = false;
  let wake = () => {};
  return {
    write(text) {
      waiting.push(text);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const text = waiting.shift();
        if (text !== undefined) yield text;
        else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
