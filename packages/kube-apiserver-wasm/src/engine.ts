import { createSystem } from './wasi.ts';

/** Functions of `go/main.go`; addresses and sizes are in bytes. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  allocate(size: number): number;
  call(address: number, size: number): number;
  resultSize(): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The document makes the engine call itself deeper than the host's stack allows. */
export class TooDeep extends Error {}

/**
 * One compiled engine with its settings. It starts anew after it broke.
 */
export class Engine {
  readonly #module: WebAssembly.Module;
  readonly #settings: unknown;
  #instance: Instance | undefined;

  private constructor(module: WebAssembly.Module, settings: unknown) {
    this.#module = module;
    this.#settings = settings;
  }

  /**
   * Starts an engine.
   *
   * @param settings of the cluster, as `config` of `go/judge.go`
   * @throws Error when it refuses the settings
   */
  static async start(module: WebAssembly.Module, settings: unknown): Promise<Engine> {
    const engine = new Engine(module, settings);
    await engine.#startLater();
    return engine;
  }

  /**
   * Sends a message, as `message` of `go/main.go`, and returns the answer.
   *
   * @throws TooDeep
   * @throws Error when the engine refuses the message, or with its last words when it dies
   */
  call(message: unknown): unknown {
    this.#instance ??= this.#startNow();
    const instance = this.#instance;
    let answer: unknown;
    try {
      answer = instance.call(message);
    } catch (cause) {
      this.#instance = undefined;
      if (onMainThread()) void this.#startLater();
      if (cause instanceof RangeError && /call stack/i.test(cause.message)) throw new TooDeep('', { cause });
      const words = instance.lastWords() || String(cause);
      throw new Error(`kube-apiserver-wasm: the engine broke: ${words}`, { cause });
    }
    return refuse(answer);
  }

  #startNow(): Instance {
    if (onMainThread()) throw new Error('kube-apiserver-wasm: the engine is starting anew; ask again later');
    const system = createSystem();
    return this.#configured(new Instance(new WebAssembly.Instance(this.#module, imports(system)), system));
  }

  async #startLater(): Promise<void> {
    const system = createSystem();
    const instance = await WebAssembly.instantiate(this.#module, imports(system));
    this.#instance ??= this.#configured(new Instance(instance, system));
  }

  #configured(instance: Instance): Instance {
    refuse(instance.call({ configure: this.#settings }));
    return instance;
  }
}

type System = ReturnType<typeof createSystem>;

const imports = ({ wasi }: System) => ({ wasi_snapshot_preview1: wasi.wasiImport });

/** Browsers refuse to start an engine of this size at once where it would hold up a page. */
const onMainThread = () => typeof document !== 'undefined';

function refuse(answer: unknown): unknown {
  const { failure } = answer as { failure?: string };
  if (failure !== undefined) throw new Error(`kube-apiserver-wasm: ${failure}`);
  return answer;
}

class Instance {
  readonly #exports: Exports;
  readonly #output: () => string;

  constructor(instance: WebAssembly.Instance, { wasi, output }: System) {
    this.#output = output;
    this.#exports = instance.exports as unknown as Exports;
    wasi.initialize(instance as Parameters<typeof wasi.initialize>[0]);
  }

  call(message: unknown): unknown {
    const bytes = encoder.encode(JSON.stringify(message));
    const input = this.#exports.allocate(bytes.length);
    this.#bytes(input, bytes.length).set(bytes);
    const output = this.#exports.call(input, bytes.length);
    return JSON.parse(decoder.decode(this.#bytes(output, this.#exports.resultSize())));
  }

  /** The first lines of what the engine wrote before it broke. */
  lastWords(): string {
    return this.#output().split('\n\ngoroutine')[0]!.trim();
  }

  /** A view must be made anew each time: growing the memory detaches older ones. */
  #bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#exports.memory.buffer, address >>> 0, length);
  }
}
