import { goQuote } from '../../format/gotext.ts';

/** What is wrong with a template, in the words of Go's text/template. */
export class TemplateError extends Error {}

/** A step of a pipeline's command. */
export type Operand =
  | { readonly type: 'dot' }
  | { readonly type: 'nil' }
  | { readonly type: 'field'; readonly path: readonly string[]; readonly text: string }
  | { readonly type: 'variable'; readonly name: string; readonly path: readonly string[] }
  | { readonly type: 'constant'; readonly value: string | number | boolean }
  | { readonly type: 'function'; readonly name: string }
  | { readonly type: 'pipe'; readonly pipe: Pipe; readonly path: readonly string[] };

export interface Pipe {
  readonly declare: readonly string[];
  readonly assign: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

export type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipe: Pipe }
  | { readonly type: 'break' }
  | { readonly type: 'continue' }
  | {
      readonly type: 'if' | 'range' | 'with';
      readonly pipe: Pipe;
      readonly body: readonly Block[];
      readonly otherwise: readonly Block[];
    };

interface Piece {
  readonly text?: string;
  readonly tokens?: readonly string[];
  readonly line: number;
}

const TOKEN =
  /\s+|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|:=|[|()=,]|\$?(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\$[\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|\.|[-+]?\d[\w.]*|[\p{L}_][\p{L}\p{N}_]*/uy;

const FUNCTIONS = new Set(
  'and or not len index slice print printf println html js urlquery eq ne lt le gt ge call exists base64decode'.split(
    ' ',
  ),
);

/**
 * Parses a Go template: text, fields, variables, pipelines, `if`, `range`, `with`, `break`, `continue`, comments and
 * trimming. Not `define`, `template` or `block`.
 * https://pkg.go.dev/text/template
 *
 * @throws {TemplateError}
 */
export function parseTemplate(source: string): readonly Block[] {
  const pieces = split(source);
  const { blocks, end } = parseBlocks(pieces, 0, new Set(['$']), undefined);
  if (end !== undefined) throw fail(end.line, `unexpected {{${end.word}}}`);
  return blocks;
}

function fail(line: number, message: string): TemplateError {
  return new TemplateError(`template: output:${line}: ${message}`);
}

function split(source: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = source;
  let line = 1;
  let trim = false;
  const count = (text: string) => {
    line += text.split('\n').length - 1;
  };
  while (rest !== '') {
    const open = rest.indexOf('{{');
    let text = open < 0 ? rest : rest.slice(0, open);
    const at = line;
    count(text);
    if (trim) text = text.trimStart();
    const trimsLeft = open >= 0 && /^\{\{-\s/.test(rest.slice(open));
    if (trimsLeft) text = text.trimEnd();
    if (text) pieces.push({ text, line: at });
    if (open < 0) break;
    const inside = rest.slice(open + (trimsLeft ? 3 : 2));
    const comment = /^\s*\/\*[\s\S]*?\*\/(\s+-)?\}\}/.exec(inside);
    if (comment) {
      trim = comment[1] !== undefined;
      count(comment[0]);
      rest = inside.slice(comment[0].length);
      continue;
    }
    const { tokens, length, trims } = lex(inside, line);
    trim = trims;
    pieces.push({ tokens, line });
    count(inside.slice(0, length));
    rest = inside.slice(length);
  }
  return pieces;
}

function lex(text: string, line: number): { tokens: string[]; length: number; trims: boolean } {
  const tokens: string[] = [];
  let at = 0;
  for (;;) {
    const close = /^(\s+-)?\}\}/.exec(text.slice(at));
    if (close) return { tokens, length: at + close[0].length, trims: close[1] !== undefined };
    if (at >= text.length) throw fail(line, 'unclosed action');
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) {
      const char = String.fromCodePoint(text.codePointAt(at) as number);
      if (char === '"') throw fail(line, 'unterminated quoted string');
      if (char === '`') throw fail(line, 'unterminated raw quoted string');
      const code = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
      throw fail(line, `unrecognized character in action: U+${code} '${char}'`);
    }
    at += token.length;
    if (token.trim()) tokens.push(token);
    else if (tokens.length > 0) tokens.push(' ');
  }
}

interface Ended {
  readonly word: string;
  readonly tokens: readonly string[];
  readonly line: number;
  readonly next: number;
}

function parseBlocks(
  pieces: readonly Piece[],
  from: number,
  variables: ReadonlySet<string>,
  inside: string | undefined,
): { blocks: Block[]; end: Ended | undefined } {
  const blocks: Block[] = [];
  const known = new Set(variables);
  for (let i = from; i < pieces.length; ) {
    const { text, tokens = [], line } = pieces[i] as Piece;
    i++;
    if (text !== undefined) {
      blocks.push({ type: 'text', text });
      continue;
    }
    const word = tokens[0] ?? '';
    const args = tokens.slice(1);
    if (word === 'end' || word === 'else') return { blocks, end: { word, tokens: args, line, next: i } };
    if (word === 'break' || word === 'continue') {
      if (inside === undefined) throw fail(line, `{{${word}}} outside {{range}}`);
      blocks.push({ type: word });
    } else if (word === 'if' || word === 'range' || word === 'with') {
      const { block, next } = control(word, args, pieces, i, known, line, inside);
      blocks.push(block);
      i = next;
    } else if (word === 'define' || word === 'template' || word === 'block') {
      throw fail(line, `unexpected {{${word}}}`);
    } else blocks.push({ type: 'action', pipe: parsePipe(tokens, known, line, 'command') });
  }
  return { blocks, end: undefined };
}

function control(
  type: 'if' | 'range' | 'with',
  tokens: readonly string[],
  pieces: readonly Piece[],
  from: number,
  variables: ReadonlySet<string>,
  line: number,
  inside: string | undefined,
): { block: Block; next: number } {
  const known = new Set(variables);
  const pipe = parsePipe(tokens, known, line, type);
  const within = type === 'range' ? 'range' : inside;
  const { blocks: body, end } = parseBlocks(pieces, from, known, within);
  if (!end) throw fail(line, 'unexpected EOF');
  if (end.word === 'end') return { block: { type, pipe, body, otherwise: [] }, next: end.next };
  const rest = end.tokens.filter((token) => token !== ' ');
  if (rest[0] === 'if' || rest[0] === 'with') {
    const chained = control(
      rest[0],
      end.tokens.slice(end.tokens.indexOf(rest[0]) + 1),
      pieces,
      end.next,
      known,
      end.line,
      inside,
    );
    return { block: { type, pipe, body, otherwise: [chained.block] }, next: chained.next };
  }
  const other = parseBlocks(pieces, end.next, known, inside);
  if (!other.end) throw fail(line, 'unexpected EOF');
  return { block: { type, pipe, body, otherwise: other.blocks }, next: other.end.next };
}

function parsePipe(tokens: readonly string[], variables: Set<string>, line: number, context: string): Pipe {
  const words = tokens.filter((token) => token !== ' ');
  const operator = words.findIndex((word) => word === ':=' || word === '=');
  const targets = operator < 0 ? [] : words.slice(0, operator).filter((word) => word !== ',');
  const start = operator < 0 ? 0 : tokens.indexOf(words[operator] as string) + 1;
  const parser = new PipeParser(tokens.slice(start), variables, line);
  const commands = parser.commands();
  if (commands.length === 0 || commands.some((command) => command.length === 0)) {
    throw fail(line, `missing value for ${context}`);
  }
  const assign = words[operator] === '=';
  if (!assign) for (const target of targets) variables.add(target);
  return { declare: targets, assign, commands };
}

class PipeParser {
  readonly #tokens: readonly string[];
  readonly #variables: ReadonlySet<string>;
  readonly #line: number;
  #at = 0;

  constructor(tokens: readonly string[], variables: ReadonlySet<string>, line: number) {
    this.#tokens = tokens;
    this.#variables = variables;
    this.#line = line;
  }

  commands(nested = false): Operand[][] {
    const commands: Operand[][] = [[]];
    for (; this.#at < this.#tokens.length; this.#at++) {
      const token = this.#tokens[this.#at] as string;
      if (token === ' ') continue;
      if (token === ')') {
        if (!nested) throw fail(this.#line, 'unexpected right paren');
        return commands;
      }
      if (token === '|') commands.push([]);
      else commands.at(-1)?.push(this.#operand(token));
    }
    if (nested) throw fail(this.#line, 'unclosed left paren');
    return commands.length === 1 && commands[0]?.length === 0 ? [] : commands;
  }

  #operand(token: string): Operand {
    if (token === '(') {
      this.#at++;
      const commands = this.commands(true);
      const next = this.#tokens[this.#at + 1];
      const path = next?.startsWith('.') && next !== '.' ? next.slice(1).split('.') : [];
      if (path.length > 0) this.#at++;
      return { type: 'pipe', pipe: { declare: [], assign: false, commands }, path };
    }
    if (token === '.') return { type: 'dot' };
    if (token.startsWith('.')) return { type: 'field', path: token.slice(1).split('.'), text: token };
    if (token.startsWith('$')) {
      const [name = '$', ...path] = token.split('.');
      if (!this.#variables.has(name)) throw fail(this.#line, `undefined variable ${goQuote(name)}`);
      return { type: 'variable', name, path };
    }
    if (token.startsWith('"')) return { type: 'constant', value: unquote(token) };
    if (token.startsWith('`')) return { type: 'constant', value: token.slice(1, -1) };
    if (/^[-+\d]/.test(token)) {
      if (Number.isNaN(Number(token))) throw fail(this.#line, `bad number syntax: ${goQuote(token)}`);
      return { type: 'constant', value: Number(token) };
    }
    if (token === 'true' || token === 'false') return { type: 'constant', value: token === 'true' };
    if (token === 'nil') return { type: 'nil' };
    if (!FUNCTIONS.has(token)) throw fail(this.#line, `function ${goQuote(token)} not defined`);
    return { type: 'function', name: token };
  }
}

function unquote(literal: string): string {
  const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', "'": "'", '\\': '\\' };
  return literal
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs, (_, hex, unicode, char) =>
      char === undefined ? String.fromCodePoint(Number.parseInt(hex ?? unicode, 16)) : (simple[char] ?? char),
    );
}
