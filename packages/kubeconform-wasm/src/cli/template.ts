import { quote } from './flags.ts';
import { callFunction, isFunction, isTrue, type Value } from './template-functions.ts';

/**
 * The part of Go's text/template that addresses need: fields, strings, pipelines, functions, parentheses, `if`, comments and
 * trimmed spaces (https://pkg.go.dev/text/template). Loops, variables and definitions are refused.
 */
export interface Template {
  /** @throws TemplateError in Go's words, such as for a field that does not exist */
  render(fields: Readonly<Record<string, string>>): string;
}

export class TemplateError extends Error {}

type Expression =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'field'; readonly name: string; readonly at: number; readonly called: boolean }
  | {
      readonly type: 'call';
      readonly name: string;
      /** The command as it is written, for messages. */
      readonly text: string;
      readonly at: number;
      readonly args: readonly Expression[];
    };

type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'print'; readonly value: Expression }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly yes: readonly Node[];
      readonly no: readonly Node[];
    };

interface Token {
  readonly text: string;
  readonly at: number;
}

/** Parses a template named `tpl`. Throws a TemplateError in Go's words. */
export function parseTemplate(source: string): Template {
  const nodes = new Parser(source).parse();
  return { render: (fields) => renderAll(nodes, fields, source) };
}

function fail(source: string, at: number, what: string): never {
  throw new TemplateError(`template: tpl:${source.slice(0, at).split('\n').length}: ${what}`);
}

const word =
  /\s*("(?:[^"\\\n]|\\.)*"|`[^`]*`|-?\d+|\.?[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|[.|()$]|:=|=)/uy;

class Parser {
  readonly #source: string;
  #at = 0;
  #tokens: Token[] = [];
  /** Where the last operand ended. */
  #read = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Node[] {
    const { nodes, end } = this.#nodes();
    if (end !== '') this.#fail(`unexpected {{${end}}}`);
    return nodes;
  }

  #fail(what: string): never {
    return fail(this.#source, this.#at, what);
  }

  /** Nodes up to `end`, `else` or the end of the text ('' ). */
  #nodes(): { nodes: Node[]; end: string } {
    const nodes: Node[] = [];
    let trimNext = false;
    for (;;) {
      const open = this.#source.indexOf('{{', this.#at);
      const raw = this.#source.slice(this.#at, open < 0 ? undefined : open);
      const trimThis = open >= 0 && /^\{\{-[ \t\r\n]/.test(this.#source.slice(open, open + 4));
      let text = trimNext ? raw.replace(/^[ \t\r\n]+/, '') : raw;
      if (trimThis) text = text.replace(/[ \t\r\n]+$/, '');
      if (text !== '') nodes.push({ type: 'text', text });
      if (open < 0) {
        this.#at = this.#source.length;
        return { nodes, end: '' };
      }
      this.#at = open + (trimThis ? 3 : 2);
      const comment = /^\s*\/\*[\s\S]*?\*\/( -)?\}\}/.exec(this.#source.slice(this.#at));
      if (comment !== null) {
        this.#at += comment[0].length;
        trimNext = comment[1] !== undefined;
        continue;
      }
      trimNext = this.#readAction();
      const keyword = this.#tokens[0]?.text;
      if (keyword === 'end' || keyword === 'else') return { nodes, end: keyword };
      nodes.push(keyword === 'if' ? this.#if() : { type: 'print', value: this.#whole('command') });
    }
  }

  /** The tokens up to `}}`; answers whether the text after it is trimmed. */
  #readAction(): boolean {
    this.#tokens = [];
    for (;;) {
      const close = /\s+-\}\}|\s*\}\}/y;
      close.lastIndex = this.#at;
      const found = close.exec(this.#source);
      if (found !== null) {
        this.#at = close.lastIndex;
        return found[0].includes('-');
      }
      word.lastIndex = this.#at;
      const token = word.exec(this.#source)?.[1];
      if (token === undefined) this.#badCharacter();
      this.#tokens.push({ text: token, at: word.lastIndex - token.length });
      this.#at = word.lastIndex;
    }
  }

  #badCharacter(): never {
    const rest = this.#source.slice(this.#at).trimStart();
    if (rest === '') this.#fail('unclosed action');
    if (rest.startsWith('"')) this.#fail('unterminated quoted string');
    if (rest.startsWith('`')) this.#fail('unterminated raw quoted string');
    const character = String.fromCodePoint(rest.codePointAt(0)!);
    if (this.#tokens.length === 0) this.#fail(`unexpected ${quote(character)} in command`);
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    this.#fail(`bad character U+${code} '${character}'`);
  }

  #if(): Node {
    this.#tokens.shift();
    const condition = this.#whole('if');
    const yes = this.#nodes();
    if (yes.end === '') this.#fail('unexpected EOF');
    if (yes.end === 'end') return { type: 'if', condition, yes: yes.nodes, no: [] };
    this.#tokens.shift();
    if (this.#tokens[0]?.text === 'if') return { type: 'if', condition, yes: yes.nodes, no: [this.#if()] };
    const no = this.#nodes();
    if (no.end === '') this.#fail('unexpected EOF');
    if (no.end === 'else') this.#fail('expected end; found {{else}}');
    return { type: 'if', condition, yes: yes.nodes, no: no.nodes };
  }

  /** All of the action as one pipeline. */
  #whole(context: string): Expression {
    if (this.#tokens.length === 0) this.#fail(`missing value for ${context}`);
    const value = this.#pipeline();
    if (this.#tokens.length > 0) this.#fail(`unexpected ${quote(this.#tokens[0]!.text)} in command`);
    return value;
  }

  #pipeline(): Expression {
    let value = this.#command();
    while (this.#tokens[0]?.text === '|') {
      this.#tokens.shift();
      const next = this.#command();
      if (next.type !== 'call') this.#fail('non executable command in pipeline');
      value = { ...next, args: [...next.args, value] };
    }
    return value;
  }

  #command(): Expression {
    const start = this.#tokens[0]?.at ?? this.#at;
    const grouped = this.#tokens[0]?.text === '(';
    const first = this.#operand();
    const args: Expression[] = [];
    let end = this.#read;
    while (this.#tokens.length > 0 && this.#tokens[0]!.text !== '|' && this.#tokens[0]!.text !== ')') {
      args.push(this.#operand());
      end = this.#read;
    }
    if (first.type === 'call' && !grouped)
      return { ...first, args, text: this.#source.slice(start, end).replace(/\s+/g, ' ') };
    if (args.length > 0 && first.type === 'field') return { ...first, called: true };
    if (args.length > 0) this.#fail("can't give argument to non-function");
    return first;
  }

  #operand(): Expression {
    const token = this.#tokens.shift();
    if (token === undefined) this.#fail('missing value for command');
    const { text, at } = token;
    this.#read = at + text.length;
    if (text === '(') {
      const value = this.#pipeline();
      const close = this.#tokens.shift();
      if (close?.text !== ')') this.#fail('unclosed left paren');
      this.#read = close.at + 1;
      return value;
    }
    if (text.startsWith('"')) return { type: 'value', value: unquote(text) };
    if (text.startsWith('`')) return { type: 'value', value: text.slice(1, -1) };
    if (/^-?\d/.test(text)) return { type: 'value', value: Number(text) };
    if (text === 'true' || text === 'false') return { type: 'value', value: text === 'true' };
    if (/^\../.test(text)) return { type: 'field', name: text, at, called: false };
    if (text === '$') this.#fail(`undefined variable ${quote(`$${this.#tokens[0]?.text ?? ''}`)}`);
    if (['range', 'with', 'define', 'template', 'block', 'break', 'continue'].includes(text))
      this.#fail(`{{${text}}} is not supported here`);
    if (/^[\p{L}_]/u.test(text) && !isFunction(text)) this.#fail(`function ${quote(text)} not defined`);
    if (!/^[\p{L}_]/u.test(text)) this.#fail(`unexpected ${quote(text)} in operand`);
    return { type: 'call', name: text, text, at, args: [] };
  }
}

/** A string of Go, whose common escapes are those of JSON. */
function unquote(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}

function renderAll(nodes: readonly Node[], fields: Readonly<Record<string, string>>, source: string): string {
  const evaluate = (expression: Expression): Value => {
    if (expression.type === 'value') return expression.value;
    if (expression.type === 'field') {
      const { name, at, called } = expression;
      const value = field(name, at);
      return called
        ? wrong(at, name, `${name.slice(1)} has arguments but cannot be invoked as function`)
        : value;
    }
    try {
      return callFunction(expression.name, expression.args.map(evaluate));
    } catch (cause) {
      if (cause instanceof TemplateError) throw cause;
      const { message } = cause as Error;
      return wrong(expression.at, message.startsWith('error') ? expression.text : expression.name, message);
    }
  };
  const field = (name: string, at: number): Value => {
    const [first, second] = name.slice(1).split('.');
    if (!Object.hasOwn(fields, first!)) {
      const known = Object.keys(fields).map((key) => `${key} string`);
      return wrong(at, name, `can't evaluate field ${first} in type struct { ${known.join('; ')} }`);
    }
    if (second !== undefined)
      return wrong(at + 1 + first!.length, name, `can't evaluate field ${second} in type string`);
    return fields[first!]!;
  };
  const wrong = (at: number, name: string, what: string): never => {
    const line = source.slice(0, at).split('\n');
    const place = `${line.length}:${new TextEncoder().encode(line.at(-1)).length}`;
    throw new TemplateError(`template: tpl:${place}: executing "tpl" at <${name}>: ${what}`);
  };
  const render = (list: readonly Node[]): string =>
    list
      .map((node) => {
        if (node.type === 'text') return node.text;
        if (node.type === 'print') return String(evaluate(node.value));
        return render(isTrue(evaluate(node.condition)) ? node.yes : node.no);
      })
      .join('');
  return render(nodes);
}
