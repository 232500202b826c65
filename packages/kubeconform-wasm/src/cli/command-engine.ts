import { Guest } from '../guest.ts';
import type { Judged } from './result.ts';
import type { Schemas } from './schemas.ts';

/** Functions of `go/command.go`. */
interface Exports {
  configure(): number;
  read(validator: number, stream: number): void;
  judge(validator: number, again: number): number;
  matches(): number;
}

/** What the engine reads of a command's flags. */
export interface CommandOptions {
  readonly kubernetesVersion: string;
  readonly strict: boolean;
  readonly ignoreMissingSchemas: boolean;
  readonly skip: readonly string[];
  readonly reject: readonly string[];
  /** Number of places to look for schemas in. */
  readonly locations: number;
}

interface Portion {
  readonly results: Judged[];
  readonly done: boolean;
  readonly pending: boolean;
}

/** The engine with one validator, for a command. */
export class CommandEngine {
  readonly #module: WebAssembly.Module;
  readonly #options: CommandOptions;
  readonly #schemas: Schemas;
  #guest: Guest<Exports> | undefined;

  constructor(module: WebAssembly.Module, options: CommandOptions, schemas: Schemas) {
    this.#module = module;
    this.#options = options;
    this.#schemas = schemas;
  }

  /** Whether a text has a match of a regular expression of Go, or what is wrong with that. */
  matches(pattern: string, text: string): boolean | { readonly problem: string } {
    const guest = this.#start();
    guest.pass(JSON.stringify([pattern, text]));
    const { matched, error } = guest.answer(guest.exports.matches()) as { matched?: boolean; error?: string };
    return error === undefined ? matched === true : { problem: error };
  }

  /**
   * Judges every resource of a text, some at a time.
   *
   * @param stream splits it as the native tool does with standard input
   * @throws Error when the engine itself breaks; the next call works again
   */
  async *judge(text: Uint8Array, stream: boolean): AsyncGenerator<Judged> {
    const guest = this.#start();
    try {
      guest.pass(text);
      guest.exports.read(0, stream ? 1 : 0);
      for (let again = 0; ; ) {
        const { results, done, pending } = guest.answer(guest.exports.judge(0, again)) as Portion;
        again = pending ? 1 : 0;
        if (pending) await this.#schemas.settle();
        else for (const result of results) yield this.#renamed(result);
        if (done && !pending) return;
      }
    } catch (cause) {
      this.#guest = undefined;
      // The engine calls itself once a level, on the stack of JavaScript.
      if (cause instanceof RangeError) throw new Error('nested too deeply to be judged', { cause });
      throw new Error(`the engine broke: ${guest.lastWords() || String(cause)}`, { cause });
    }
  }

  #renamed(result: Judged): Judged {
    if (result.status !== 'invalid') return result;
    const message = result.message.replace(
      /'(kubernetes:[^'#]*)#'/,
      (_, address: string) => `'${this.#schemas.rename(address)}#'`,
    );
    return { ...result, message };
  }

  #start(): Guest<Exports> {
    if (this.#guest !== undefined) return this.#guest;
    const guest = new Guest<Exports>(this.#module, (_, question) => this.#schemas.answer(question));
    guest.pass(JSON.stringify(this.#options));
    guest.exports.configure();
    this.#guest = guest;
    return guest;
  }
}
