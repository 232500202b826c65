import { labelKeyFaults, labelValueFaults } from './label-syntax.ts';

/** Whether a set of labels is selected. */
export type Matcher = (labels: Readonly<Record<string, string>> | undefined) => boolean;

type Kind = 'id' | 'end' | '==' | '=' | '!=' | '!' | '(' | ')' | ',' | '<' | '>' | 'in' | 'notin' | 'error';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

/** apimachinery's Lexer: operators, commas, parentheses; everything else is an identifier. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  const pattern = /[ \t\r\n]*(?:(==|!=|[=!<>(),])|([^ \t\r\n=!<>(),]+))/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, operator, word] = match;
    if (operator) found.push({ kind: operator as Kind, text: operator });
    else if (word === 'in' || word === 'notin') found.push({ kind: word, text: word });
    else found.push({ kind: 'id', text: word ?? '' });
  }
  found.push({ kind: 'end', text: '' });
  return found;
}

/**
 * Reads a label selector as the API server does: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (…)`, `a`, `!a`, `a>1`.
 *
 * @throws {SyntaxError} in the words of apimachinery's parser.
 * https://github.com/kubernetes/apimachinery/blob/v0.37.2/pkg/labels/selector.go
 */
export function parseLabelSelector(text: string): Matcher {
  const matchers = new Parser(tokens(text)).selector();
  return (labels) => matchers.every((matches) => matches(labels));
}

class Parser {
  readonly #list: readonly Token[];
  #at = 0;

  constructor(list: readonly Token[]) {
    this.#list = list;
  }

  /** The next token; where values may stand, `in` and `notin` are words like any other. */
  #peek(): Token {
    const token = this.#list[this.#at] ?? { kind: 'end', text: '' };
    return token.kind === 'in' || token.kind === 'notin' ? { kind: 'id', text: token.text } : token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  selector(): Matcher[] {
    const matchers: Matcher[] = [];
    for (;;) {
      const { kind, text } = this.#peek();
      if (kind === 'end') return matchers;
      if (kind !== 'id' && kind !== '!') {
        throw new SyntaxError(`found '${text}', expected: !, identifier, or 'end of string'`);
      }
      matchers.push(this.#requirement());
      const after = this.#take();
      if (after.kind === 'end') return matchers;
      if (after.kind !== ',')
        throw new SyntaxError(`found '${after.text}', expected: ',' or 'end of string'`);
      const next = this.#peek();
      if (next.kind !== 'id' && next.kind !== '!') {
        throw new SyntaxError(`found '${next.text}', expected: identifier after ','`);
      }
    }
  }

  #requirement(): Matcher {
    const absent = this.#peek().kind === '!';
    if (absent) this.#take();
    const key = this.#take();
    if (key.kind !== 'id') throw unparsed(`found '${key.text}', expected: identifier`);
    const name = key.text;
    const faults = labelKeyFaults(name);
    if (faults.length > 0) throw unparsed(invalid('<nil>', name, faults));
    if (absent) return (labels) => labels?.[name] === undefined;
    if (this.#peek().kind === 'end' || this.#peek().kind === ',')
      return (labels) => labels?.[name] !== undefined;
    const operator = this.#list[this.#at++]?.text ?? '';
    if (!OPERATORS.has(operator)) {
      throw unparsed(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
    }
    const values = operator === 'in' || operator === 'notin' ? this.#values() : [this.#value()];
    check(name, operator, values);
    return requirement(name, operator, values);
  }

  #value(): string {
    const { kind, text } = this.#peek();
    if (kind === 'end' || kind === ',') return '';
    this.#take();
    if (kind !== 'id') throw unparsed(`found '${text}', expected: identifier`);
    return text;
  }

  #values(): string[] {
    const open = this.#take();
    if (open.kind !== '(') throw unparsed(`found '${open.text}' expected: '('`);
    const first = this.#peek();
    if (first.kind === ')') {
      this.#take();
      return [''];
    }
    if (first.kind !== 'id' && first.kind !== ',') {
      throw unparsed(`found '${first.text}', expected: ',', ')' or identifier`);
    }
    const found = this.#names();
    const close = this.#take();
    if (close.kind !== ')') throw unparsed(`found '${first.text}', expected: ')'`);
    return found;
  }

  #names(): string[] {
    const found = new Set<string>();
    for (;;) {
      const { kind, text } = this.#take();
      const next = this.#peek();
      if (kind === 'id') {
        found.add(text);
        if (next.kind === ')') break;
        if (next.kind !== ',') throw unparsed(`found '${next.text}', expected: ',' or ')'`);
      } else if (kind === ',') {
        if (found.size === 0 || next.kind === ',' || next.kind === ')') found.add('');
        if (next.kind === ')') break;
      } else throw unparsed(`found '${text}', expected: ',', or identifier`);
    }
    return [...found].sort();
  }
}

const OPERATORS = new Set(['=', '==', '!=', 'in', 'notin', '<', '>']);

function unparsed(why: string): SyntaxError {
  return new SyntaxError(`unable to parse requirement: ${why}`);
}

function invalid(field: string, value: string, faults: readonly string[]): string {
  return `${field}: Invalid value: ${JSON.stringify(value)}: ${faults.join('; ')}`;
}

/** apimachinery's `NewRequirement`. @throws {SyntaxError} */
function check(name: string, operator: string, values: readonly string[]): void {
  const errors: string[] = [];
  for (const [index, value] of values.entries()) {
    if ((operator === '<' || operator === '>') && !/^[-+]?\d+$/.test(value)) {
      const why = "for 'Gt', 'Lt' operators, the value must be an integer";
      errors.push(invalid(`values[${index}]`, value, [why]));
    }
  }
  for (const [index, value] of values.entries()) {
    const faults = labelValueFaults(value);
    if (faults.length > 0) errors.push(invalid(`values[${index}][${name}]`, value, faults));
  }
  if (errors.length > 0) throw unparsed(errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`);
}

function requirement(name: string, operator: string, values: readonly string[]): Matcher {
  const [value = ''] = values;
  switch (operator) {
    case '!=':
    case 'notin':
      return (labels) => labels?.[name] === undefined || !values.includes(labels[name]);
    case '<':
      return (labels) => labels?.[name] !== undefined && Number(labels[name]) < Number(value);
    case '>':
      return (labels) => labels?.[name] !== undefined && Number(labels[name]) > Number(value);
    default:
      return (labels) => labels?.[name] !== undefined && values.includes(labels[name]);
  }
}

/** Whether every pair of a Service's or ReplicaSet's `matchLabels` stands among the labels. */
export function selects(
  selector: Readonly<Record<string, string>> | null | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  // A Service without selector selects nothing, not everything.
  if (!selector) return false;
  return Object.entries(selector).every(([key, value]) => labels?.[key] === value);
}
