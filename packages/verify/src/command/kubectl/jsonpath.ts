/** One step of a JSONPath action. */
export type Step =
  | { readonly kind: 'field'; readonly name: string; readonly from: number; readonly to: number }
  | { readonly kind: 'index' }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'recursive' }
  | { readonly kind: 'filter'; readonly left: readonly Step[]; readonly right: readonly Step[] }
  | { readonly kind: 'union'; readonly parts: readonly (readonly Step[])[] }
  | { readonly kind: 'word'; readonly text: string; readonly from: number; readonly to: number }
  | { readonly kind: 'text' };

/** An action between braces: what one `{…}` holds. */
export interface Action {
  readonly steps: readonly Step[];
}

export type Reading =
  | { readonly actions: readonly Action[] }
  | { readonly said: string; readonly at: number };

class Fault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const END_OF_LINE = /[\r\n]/;
const isTerminator = (char: string): boolean => char === '' || /[ \t\r\n.,[\]$@{}]/.test(char);
const isAlphaNumeric = (char: string): boolean => /[\p{L}\p{N}_]/u.test(char);

/** Go's `%#U`. */
const named = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${char}'`;

class Parser {
  private readonly text: string;
  /** Where the text stands in the whole expression. */
  private readonly offset: number;
  private pos = 0;
  readonly actions: Action[] = [];

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  private fail(message: string, at = this.pos): never {
    throw new Fault(message, this.offset + at);
  }

  run(): readonly Action[] {
    for (;;) {
      const open = this.text.indexOf('{', this.pos);
      if (open < 0) return this.actions;
      this.pos = open + 1;
      this.actions.push({ steps: this.inside() });
    }
  }

  private next(): string {
    const char = this.text[this.pos] ?? '';
    this.pos += 1;
    return char;
  }

  private inside(): Step[] {
    const steps: Step[] = [];
    const start = this.pos;
    for (;;) {
      const rest = this.text.slice(this.pos);
      if (rest.startsWith('}')) {
        this.pos += 1;
        return steps;
      }
      if (rest.startsWith('[?(')) steps.push(this.filter());
      else if (rest.startsWith('..')) {
        if (steps.at(-1)?.kind === 'recursive') this.fail('invalid multiple recursive descent');
        this.pos += 2;
        steps.push({ kind: 'recursive' });
        if (isAlphaNumeric(this.text[this.pos] ?? '')) steps.push(this.field());
      } else {
        const char = this.next();
        if (char === '' || END_OF_LINE.test(char)) this.fail('unclosed action', start - 1);
        if (char === ' ' || char === '@' || char === '$') continue;
        if (char === '[') steps.push(...this.array());
        else if (char === '"' || char === "'") steps.push(this.quote(char));
        else if (char === '.') steps.push(this.field());
        else if (/[+\-\p{Nd}]/u.test(char)) steps.push(this.number());
        else if (isAlphaNumeric(char)) {
          this.pos -= 1;
          steps.push(this.word());
        } else this.fail(`unrecognized character in action: ${named(char)}`, this.pos - 1);
      }
    }
  }

  private field(): Step {
    const from = this.pos;
    while (!isTerminator(this.text[this.pos] ?? '')) this.pos += this.text[this.pos] === '\\' ? 2 : 1;
    const name = this.text.slice(from, this.pos).replaceAll('\\', '');
    if (name === '*') return { kind: 'wildcard' };
    return { kind: 'field', name, from: this.offset + from, to: this.offset + this.pos };
  }

  private word(): Step {
    const from = this.pos;
    while (!isTerminator(this.text[this.pos] ?? '')) this.pos += 1;
    const text = this.text.slice(from, this.pos);
    return { kind: 'word', text, from: this.offset + from, to: this.offset + this.pos };
  }

  private number(): Step {
    const from = this.pos - 1;
    while (/[.\d]/.test(this.text[this.pos] ?? '')) this.pos += 1;
    const value = this.text.slice(from, this.pos);
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value)) this.fail(`cannot parse number ${value}`, from);
    return { kind: 'text' };
  }

  private quote(end: string): Step {
    const from = this.pos - 1;
    for (;;) {
      const char = this.next();
      if (char === '' || char === '\n') this.fail('unterminated quoted string', from);
      if (char === end && this.text[this.pos - 2] !== '\\') return { kind: 'text' };
    }
  }

  private array(): Step[] {
    const from = this.pos;
    const close = this.text.slice(from).search(/[\]\n]/);
    if (close < 0 || this.text[from + close] === '\n') this.fail('unterminated array', from - 1);
    const text = this.text.slice(from, from + close);
    this.pos = from + close + 1;
    if (text === '*') return [{ kind: 'index' }];
    if (text.includes(',')) {
      let at = from;
      const parts = text.split(',').map((part) => {
        const trimmed = part.replace(/^ +| +$/g, '');
        const steps = partOf(`[${trimmed}]`, this.offset + at - 1 + part.indexOf(trimmed));
        at += part.length + 1;
        return steps;
      });
      return [{ kind: 'union', parts }];
    }
    const key = /^'([^']*)'$/.exec(text)?.[1];
    if (key !== undefined) return partOf(`.${key}`, this.offset + from);
    if (!/^-?\d*(?::-?\d*)?(?::-?\d*)?$/.test(text)) this.fail(`invalid array index ${text}`, from);
    return [{ kind: 'index' }];
  }

  private filter(): Step {
    const open = this.pos;
    this.pos += 3;
    const from = this.pos;
    let begin = false;
    let end = false;
    let pair = '';
    for (;;) {
      const char = this.next();
      if (char === '' || char === '\n') this.fail('unterminated filter', open);
      if (char === '"' || char === "'") {
        if (!begin) {
          begin = true;
          pair = char;
        } else if (this.text[this.pos - 2] !== '\\' && char === pair) end = true;
      } else if (char === ')' && begin === end) break;
    }
    const text = this.text.slice(from, this.pos - 1);
    if (this.next() !== ']') this.fail('unclosed array expect ]', this.pos - 1);
    const [, one = text, sign = '', other] = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text) ?? [];
    const left = partOf(one, this.offset + from);
    const right = other === undefined ? [] : partOf(other, this.offset + from + one.length + sign.length);
    return { kind: 'filter', left, right };
  }
}

function partOf(text: string, offset: number): Step[] {
  const parser = new Parser(`{${text}}`, offset - 1);
  return [...(parser.run()[0]?.steps ?? [])];
}

/**
 * Reads a JSONPath template in kubectl's dialect (k8s.io/client-go, `util/jsonpath/parser.go`).
 *
 * @returns the actions, or what the parser says and where.
 */
export function readJsonPath(text: string): Reading {
  try {
    return { actions: new Parser(text, 0).run() };
  } catch (fault) {
    if (fault instanceof Fault) return { said: fault.message, at: fault.at };
    throw fault;
  }
}

/**
 * kubectl's relaxed spelling (`metadata.name`, `.metadata.name`, `{metadata.name}`) as a template, with the number of
 * characters that were put before it. Undefined when it is none of these.
 */
export function relaxed(expression: string): { readonly text: string; readonly shift: number } | undefined {
  if (expression === '') return { text: '', shift: 0 };
  const found = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(expression);
  if (!found) return undefined;
  const bare = found[1] ?? found[2] ?? '';
  return { text: `{.${bare}}`, shift: 2 - expression.indexOf(bare) };
}
