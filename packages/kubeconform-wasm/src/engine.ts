import { splitDocuments } from './documents.ts';
import { Guest } from './guest.ts';
import type { Registry } from './registry.ts';
import type { Result } from './types.ts';

/** Functions of `go/main.go`. */
interface Exports {
  configure(): number;
  validate(validator: number): number;
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
  readonly #guest: Guest<Exports>;
  readonly #validators = new Map<Configuration, number>();
  readonly #registries: Registry[] = [];

  constructor(module: WebAssembly.Module) {
    this.#guest = new Guest(module, (validator, question) => this.#registries[validator]!(question));
  }

  validate(configuration: Configuration, yaml: string): Judged[] {
    const validator = this.#validators.get(configuration) ?? this.#configure(configuration);
    this.#guest.pass(yaml);
    return this.#guest.answer(this.#guest.exports.validate(validator)) as Judged[];
  }

  lastWords(): string {
    return this.#guest.lastWords();
  }

  #configure(configuration: Configuration): number {
    // The engine numbers its validators from 0, and may ask while it makes one.
    this.#registries.push(configuration.registry);
    this.#guest.pass(JSON.stringify(configuration.options));
    const validator = this.#guest.exports.configure();
    this.#validators.set(configuration, validator);
    return validator;
  }
}
