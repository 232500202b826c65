import { alignTabs } from '../format/tabwriter.ts';

/** Text of a description while it is written; cells end in tabs, and are aligned up to each flush. */
export class Writer {
  #done = '';
  #pending = '';

  /** Text as it is. */
  put(text: string): void {
    this.#pending += text;
  }

  /** A line, two spaces to the right a level. */
  line(level: number, text: string): void {
    this.put(`${'  '.repeat(level)}${text}\n`);
  }

  /** `Label:\tvalue` */
  pair(label: string, value: unknown, level = 0): void {
    this.line(level, `${label}:\t${value ?? ''}`);
  }

  /** What follows is aligned on its own. */
  flush(): void {
    this.#done += alignTabs(escapeTerminal(this.#pending));
    this.#pending = '';
  }

  text(): string {
    this.flush();
    return this.#done;
  }
}

/** Everything that is put becomes part of another text, further to the right: each piece, as kubectl does it. */
export class NestedWriter extends Writer {
  readonly #outer: Writer;
  readonly #indent: string;

  constructor(outer: Writer, indent: string) {
    super();
    this.#outer = outer;
    this.#indent = indent;
  }

  override put(text: string): void {
    this.#outer.put(this.#indent + text);
  }

  override flush(): void {
    this.#outer.flush();
  }
}

/** What would move a reader's terminal, made visible. */
function escapeTerminal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
  return text.replace(/\u001b/g, '^[').replaceAll('\r', '\\r');
}
