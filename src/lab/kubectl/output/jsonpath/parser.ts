/** A part of a JSONPath template. https://kubernetes.io/docs/reference/kubectl/jsonpath/ */
export type Node =
  | { readonly type: 'list'; readonly nodes: Node[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'array'; readonly params: readonly [Bound, Bound, Bound] }
  | { readonly type: 'filter'; readonly left: ListNode; readonly right: ListNode; readonly operator: string }
  | { readonly type: 'literal'; readonly value: number | boolean; readonly float: boolean }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'union'; readonly nodes: ListNode[] }
  | { readonly type: 'identifier'; readonly name: string };
export type ListNode = Extract<Node, { type: 'list' }>;

/** One number of `[first:end:step]`; undefined when it is not given. */
export interface Bound {
  readonly value: number | undefined;
  /** The end that follows from a single index. */
  readonly derived?: boolean;
}

/** What is wrong with a template, or with what it finds, in kubectl's words. */
export class JsonPathError extends Error {}

/**
 * Parses a template as client-go does, with its quirks.
 * https://github.com/kubernetes/client-go/blob/master/util/jsonpath/parser.go
 *
 * @throws {JsonPathError}
 */
export function parseJsonPath(text: string): ListNode {
  return new Parser(text).parse();
}

function parseAction(text: string): ListNode {
  return parseJsonPath(`{${text}}`).nodes[0] as ListNode;
}

const TERMINATORS = new Set(['', '.', ',', '[', ']', '$', '@', '{', '}', ' ', '\t', '\r', '\n']);

class Parser {
  readonly #input: string[];
  #pos = 0;
  #start = 0;
  readonly #root: ListNode = { type: 'list', nodes: [] };

  constructor(text: string) {
    this.#input = [...text];
  }

  parse(): ListNode {
    for (;;) {
      while (this.#pos < this.#input.length && this.#peek() !== '{') this.#pos++;
      if (this.#pos > this.#start) this.#root.nodes.push({ type: 'text', text: this.#consume() });
      if (this.#pos >= this.#input.length) return this.#root;
      this.#pos++;
      this.#consume();
      const list: ListNode = { type: 'list', nodes: [] };
      this.#root.nodes.push(list);
      while (this.#action(list.nodes));
    }
  }

  #peek(offset = 0): string {
    return this.#input[this.#pos + offset] ?? '';
  }

  #next(): string {
    const char = this.#peek();
    if (char !== '') this.#pos++;
    return char;
  }

  #consume(): string {
    const text = this.#input.slice(this.#start, this.#pos).join('');
    this.#start = this.#pos;
    return text;
  }

  #startsWith(prefix: string): boolean {
    return [...prefix].every((char, index) => this.#peek(index) === char);
  }

  /** Reads one part of an action; false after its end. */
  #action(nodes: Node[]): boolean {
    if (this.#startsWith('}')) {
      this.#pos++;
      this.#consume();
      return false;
    }
    if (this.#startsWith('[?(')) this.#filter(nodes);
    else if (this.#startsWith('..')) this.#recursive(nodes);
    else this.#simple(nodes);
    return true;
  }

  #simple(nodes: Node[]): void {
    const char = this.#next();
    if (char === '' || char === '\r' || char === '\n') throw new JsonPathError('unclosed action');
    if (char === ' ' || char === '@' || char === '$') this.#consume();
    else if (char === '[') this.#array(nodes);
    else if (char === '"' || char === "'") this.#quote(nodes, char);
    else if (char === '.') this.#field(nodes);
    else if (/[-+\p{Nd}]/u.test(char)) {
      this.#pos--;
      this.#number(nodes);
    } else if (/[_\p{L}]/u.test(char)) {
      this.#pos--;
      this.#identifier(nodes);
    } else {
      const code = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
      throw new JsonPathError(`unrecognized character in action: U+${code} '${char}'`);
    }
  }

  #identifier(nodes: Node[]): void {
    while (!TERMINATORS.has(this.#peek())) this.#pos++;
    const name = this.#consume();
    if (name === 'true' || name === 'false') {
      nodes.push({ type: 'literal', value: name === 'true', float: false });
    } else nodes.push({ type: 'identifier', name });
  }

  #recursive(nodes: Node[]): void {
    if (nodes.at(-1)?.type === 'recursive') throw new JsonPathError('invalid multiple recursive descent');
    this.#pos += 2;
    this.#consume();
    nodes.push({ type: 'recursive' });
    if (/[_\p{L}\p{Nd}]/u.test(this.#peek())) this.#field(nodes);
  }

  #number(nodes: Node[]): void {
    if (this.#peek() === '+' || this.#peek() === '-') this.#pos++;
    while (/[.\p{Nd}]/u.test(this.#peek())) this.#pos++;
    const text = this.#consume();
    const float = text.includes('.');
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
    nodes.push({ type: 'literal', value: Number(text), float });
  }

  #array(nodes: Node[]): void {
    for (let char = this.#next(); char !== ']'; char = this.#next()) {
      if (char === '' || char === '\n') throw new JsonPathError('unterminated array');
    }
    let text = this.#consume().slice(1, -1);
    if (text === '*') text = ':';
    const parts = text.split(',');
    if (parts.length > 1) {
      nodes.push({
        type: 'union',
        nodes: parts.map((part) => parseAction(`[${part.replace(/^ +| +$/g, '')}]`)),
      });
      return;
    }
    const key = /^'([^']*)'$/.exec(text)?.[1];
    if (key !== undefined) {
      nodes.push(...parseAction(`.${key}`).nodes);
      return;
    }
    const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
    if (!match) throw new JsonPathError(`invalid array index ${text}`);
    const first = bound(match[1]);
    const end: Bound =
      match[2] === undefined ? { value: (first.value ?? 0) + 1, derived: true } : bound(match[2].slice(1));
    nodes.push({ type: 'array', params: [first, end, bound(match[3]?.slice(1))] });
  }

  #filter(nodes: Node[]): void {
    this.#pos += 3;
    this.#consume();
    let quote = '';
    let closed = false;
    for (;;) {
      const char = this.#next();
      if (char === '' || char === '\n') throw new JsonPathError('unterminated filter');
      if (char === '"' || char === "'") {
        if (quote === '') quote = char;
        else if (this.#peek(-2) !== '\\' && char === quote) closed = true;
      } else if (char === ')' && (quote !== '') === closed) break;
    }
    if (this.#next() !== ']') throw new JsonPathError('unclosed array expect ]');
    const text = this.#consume().slice(0, -2);
    const match = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
    if (match) {
      const [, left = '', operator = '', right = ''] = match;
      nodes.push({ type: 'filter', left: parseAction(left), right: parseAction(right), operator });
    } else {
      nodes.push({
        type: 'filter',
        left: parseAction(text),
        right: { type: 'list', nodes: [] },
        operator: 'exists',
      });
    }
  }

  #quote(nodes: Node[], end: string): void {
    for (;;) {
      const char = this.#next();
      if (char === '' || char === '\n') throw new JsonPathError('unterminated quoted string');
      if (char === end && this.#peek(-2) !== '\\') break;
    }
    nodes.push({ type: 'text', text: unquote(this.#consume()) });
  }

  #field(nodes: Node[]): void {
    this.#consume();
    for (;;) {
      if (this.#peek() === '\\') this.#pos = Math.min(this.#pos + 2, this.#input.length);
      else if (TERMINATORS.has(this.#peek())) break;
      else this.#pos++;
    }
    const name = this.#consume();
    nodes.push(name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') });
  }
}

function bound(text: string | undefined): Bound {
  if (!text) return { value: undefined };
  if (text === '-') throw new JsonPathError('array index - is not a number');
  return { value: Number(text) };
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

function unquote(literal: string): string {
  const quote = literal.charAt(0);
  const body = literal.slice(1, -1);
  const bad = () => new JsonPathError(`unquote string ${literal} error invalid syntax`);
  const pattern = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.|$)/gsu;
  return body.replace(pattern, (_, code: string) => {
    if (code === quote) return quote;
    const simple = SIMPLE_ESCAPES[code];
    if (simple !== undefined) return simple;
    if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]{3}$/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8));
    throw bad();
  });
}
