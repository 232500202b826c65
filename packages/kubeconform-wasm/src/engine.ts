import { splitDocuments } from './documents.ts';
import type { Registry } from './registry.ts';
import type { Result } from './types.ts';
import { createSystem } from './wasi.ts';

/** Functions of `go/main.go`; addresses and sizes are in bytes. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  alloc(size: number): number;
  configure(): number;
  validate(validator: number): number;
  result(): number;
}

/** What a validator is made of: the options that the engine reads, and where its schemas come from. */
export interface Configuration {
  readonly options: {
    readonly kubernetesVersion: string;
    readonly strict: boolean;
    readonly ignoreMissingSchemas: boolean;
    readonly skip: readonly string[];
    readonly reject: readonly string[];
  };
  readonly registry: Registry;
}

/** A result as the engine gives it. */
type Judged = Omit<Result, 'filename'>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * One compiled engine. Validators share an instance, since starting one costs more than judging a hundred documents; when
 * it breaks, the next call starts another.
 */
export class Engine {
  readonly #module: WebAssembly.Module;
  #instance: Instance | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** Starts the engine, so that the first document need not wait. */
  start(): void {
    this.#instance ??= new Instance(this.#module);
  }

  /**
   * Judges every document of a text.
   *
   * @throws Error with the engine's last words when it dies.
   */
  validate(configuration: Configuration, yaml: string): Judged[] {
    this.start();
    const instance = this.#instance!;
    try {
      return instance.validate(configuration, yaml);
    } catch (cause) {
      this.#instance = undefined;
      if (isTooDeep(cause)) return this.#oneByOne(configuration, yaml);
      throw new Error(`kubeconform-wasm: the engine broke: ${instance.lastWords() || String(cause)}`, {
        cause,
      });
    }
  }

  /** Only the document that is nested too deeply is lost, not its neighbours. */
  #oneByOne(configuration: Configuration, yaml: string): Judged[] {
    const documents = splitDocuments(yaml);
    if (documents.length === 1) return [tooDeep];
    return documents.flatMap(({ text, index, line }) =>
      this.validate(configuration, text).map((result) => ({ ...result, index, line })),
    );
  }
}

/** The engine calls itself once a level, on the stack of JavaScript. */
function isTooDeep(cause: unknown): boolean {
  return cause instanceof RangeError && /call stack/i.test(cause.message);
}

const tooDeep: Judged = {
  status: 'error',
  apiVersion: '',
  kind: '',
  namespace: '',
  name: '',
  errors: [{ path: '', message: 'nested too deeply to be judged' }],
  index: 0,
  line: 1,
  pointer: '',
};

class Instance {
  readonly #exports: Exports;
  readonly #output: () => string;
  readonly #validators = new Map<Configuration, number>();
  readonly #registries: Registry[] = [];
  #found: Uint8Array = new Uint8Array();

  constructor(module: WebAssembly.Module) {
    const { wasi, output } = createSystem();
    this.#output = output;
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: wasi.wasiImport,
      kubeconform: {
        lookup: (validator: number, name: number, length: number) => this.#lookup(validator, name, length),
        fetch: (address: number) => this.#bytes(address, this.#found.length).set(this.#found),
      },
    });
    this.#exports = instance.exports as unknown as Exports;
    wasi.initialize(instance as Parameters<typeof wasi.initialize>[0]);
  }

  validate(configuration: Configuration, yaml: string): Judged[] {
    const validator = this.#validators.get(configuration) ?? this.#configure(configuration);
    this.#pass(yaml);
    const length = this.#exports.validate(validator);
    return JSON.parse(decoder.decode(this.#bytes(this.#exports.result(), length))) as Judged[];
  }

  /** The first lines of what the engine wrote before it broke. */
  lastWords(): string {
    return this.#output().split('\n\ngoroutine')[0]!.trim();
  }

  #configure(configuration: Configuration): number {
    // The engine numbers its validators from 0, and may ask while it makes one.
    this.#registries.push(configuration.registry);
    this.#pass(JSON.stringify(configuration.options));
    const validator = this.#exports.configure();
    this.#validators.set(configuration, validator);
    return validator;
  }

  #lookup(validator: number, name: number, length: number): number {
    const answer = this.#registries[validator]!(decoder.decode(this.#bytes(name, length)));
    if (answer === undefined) return -1;
    this.#found = encoder.encode(answer);
    return this.#found.length;
  }

  #pass(text: string): void {
    const bytes = encoder.encode(text);
    this.#bytes(this.#exports.alloc(bytes.length), bytes.length).set(bytes);
  }

  /** A view must be made anew each time: growing the memory detaches older ones. */
  #bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#exports.memory.buffer, address >>> 0, length);
  }
}
