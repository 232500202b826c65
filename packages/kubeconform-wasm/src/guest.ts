import { createSystem } from './wasi.ts';

/** What every call needs of `go/main.go`; addresses and sizes are in bytes. */
interface Basics {
  readonly memory: WebAssembly.Memory;
  alloc(size: number): number;
  result(): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One running instance of the engine: arguments go in and answers come out through its memory. */
export class Guest<Exports> {
  readonly exports: Exports & Basics;
  readonly #output: () => string;
  #found: Uint8Array = new Uint8Array();

  /** @param lookup answers the question of a validator, by its number */
  constructor(
    module: WebAssembly.Module,
    lookup: (validator: number, question: string) => string | Uint8Array | undefined,
  ) {
    const { wasi, output } = createSystem();
    this.#output = output;
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: wasi.wasiImport,
      kubeconform: {
        lookup: (validator: number, name: number, length: number) => {
          const answer = lookup(validator, decoder.decode(this.#bytes(name, length)));
          if (answer === undefined) return -1;
          this.#found = typeof answer === 'string' ? encoder.encode(answer) : answer;
          return this.#found.length;
        },
        fetch: (address: number) => this.#bytes(address, this.#found.length).set(this.#found),
      },
    });
    this.exports = instance.exports as unknown as Exports & Basics;
    wasi.initialize(instance as Parameters<typeof wasi.initialize>[0]);
  }

  /** Hands over the argument of the next call. */
  pass(argument: string | Uint8Array): void {
    const bytes = typeof argument === 'string' ? encoder.encode(argument) : argument;
    this.#bytes(this.exports.alloc(bytes.length), bytes.length).set(bytes);
  }

  /** The JSON answer of the last call, which returned its length. */
  answer(length: number): unknown {
    return JSON.parse(decoder.decode(this.#bytes(this.exports.result(), length)));
  }

  /** The first lines of what the engine wrote before it broke. */
  lastWords(): string {
    return this.#output().split('\n\ngoroutine')[0]!.trim();
  }

  /** A view must be made anew each time: growing the memory detaches older ones. */
  #bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, address >>> 0, length);
  }
}
