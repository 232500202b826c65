/** Where text comes from. */
export interface Input {
  /** Whether a person types it. */
  readonly tty: boolean;
  /** False for what ends at once because nothing was ever connected. */
  readonly connected: boolean;
  /** The next piece; undefined at the end, and when the signal aborts. */
  read(signal: AbortSignal): Promise<string | undefined>;
  /** Puts a piece back in front. */
  unread(data: string): void;
  /** Nobody reads any more. */
  close(): void;
}

/** Where text goes. */
export interface Output {
  readonly tty: boolean;
  write(data: string): void;
  /** Resolves when there is room again; undefined when there is. Keeps an endless loop from filling the memory. */
  drain(): Promise<void> | undefined;
}

/** How many letters may wait in a pipe before its writer has to. */
const ROOM = 65_536;

/** A pipe: what is written comes out at the other end, at once. */
export class Pipe implements Input, Output {
  readonly tty: boolean;
  readonly connected = true;
  private readonly pieces: string[] = [];
  private size = 0;
  private ended = false;
  private closed = false;
  private readonly readers = new Set<() => void>();
  private readonly writers = new Set<() => void>();
  private readonly onBroken: (() => void) | undefined;

  /** @param onBroken called when somebody writes although nobody will read. */
  constructor(options: { readonly tty?: boolean; readonly onBroken?: () => void } = {}) {
    this.tty = options.tty ?? false;
    this.onBroken = options.onBroken;
  }

  write(data: string): void {
    if (data === '') return;
    if (this.closed) {
      this.onBroken?.();
      return;
    }
    this.pieces.push(data);
    this.size += data.length;
    wake(this.readers);
  }

  drain(): Promise<void> | undefined {
    if (this.size <= ROOM || this.closed) return undefined;
    return new Promise((resolve) => this.writers.add(resolve));
  }

  /** Nobody writes any more. */
  end(): void {
    this.ended = true;
    wake(this.readers);
  }

  async read(signal: AbortSignal): Promise<string | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const piece = this.pieces.shift();
      if (piece !== undefined) {
        this.size -= piece.length;
        if (this.size <= ROOM) wake(this.writers);
        return piece;
      }
      if (this.ended || this.closed) return undefined;
      await new Promise<void>((resolve) => {
        const done = () => {
          signal.removeEventListener('abort', done);
          resolve();
        };
        signal.addEventListener('abort', done, { once: true });
        this.readers.add(done);
      });
    }
  }

  unread(data: string): void {
    if (data === '') return;
    this.pieces.unshift(data);
    this.size += data.length;
  }

  close(): void {
    this.closed = true;
    this.pieces.length = 0;
    this.size = 0;
    wake(this.writers);
    wake(this.readers);
  }
}

function wake(waiting: Set<() => void>): void {
  const all = [...waiting];
  waiting.clear();
  for (const resolve of all) resolve();
}

/** Text that is all there already: a file, a heredoc. */
export function textInput(text: string): Input {
  const pipe = new Pipe();
  pipe.write(text);
  pipe.end();
  return pipe;
}

/** `/dev/null`, or nothing at all. */
export function noInput(connected = false): Input {
  let front = '';
  return {
    tty: false,
    connected,
    async read() {
      const piece = front;
      front = '';
      return piece === '' ? undefined : piece;
    },
    unread: (data) => {
      front = data + front;
    },
    close() {},
  };
}

/** An output that hands on what comes. */
export function sink(write: (data: string) => void, tty = false): Output {
  return { tty, write, drain: () => undefined };
}

/** Everything until the end. */
export async function readAll(input: Input, signal: AbortSignal): Promise<string> {
  let text = '';
  for (let piece = await input.read(signal); piece !== undefined; piece = await input.read(signal))
    text += piece;
  return text;
}

/** One line without its line end, leaving the rest for the next reader; undefined at the end. */
export async function readLine(
  input: Input,
  signal: AbortSignal,
  delimiter = '\n',
): Promise<{ readonly line: string; readonly complete: boolean } | undefined> {
  let text = '';
  for (;;) {
    const piece = await input.read(signal);
    if (piece === undefined) return text === '' ? undefined : { line: text, complete: false };
    const end = piece.indexOf(delimiter);
    if (end >= 0) {
      input.unread(piece.slice(end + delimiter.length));
      return { line: text + piece.slice(0, end), complete: true };
    }
    text += piece;
  }
}

/** Line after line as they come, without their line ends. */
export async function* lines(input: Input, signal: AbortSignal): AsyncGenerator<string> {
  for (let next = await readLine(input, signal); next; next = await readLine(input, signal)) yield next.line;
}

/** Waits until an output has room, or nobody wants it any more. */
export async function room(output: Output | undefined, signal: AbortSignal): Promise<void> {
  for (let waits = output?.drain(); waits && !signal.aborted; waits = output?.drain()) {
    const free = waits;
    await new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      signal.addEventListener('abort', done, { once: true });
      void free.then(done);
    });
  }
}
