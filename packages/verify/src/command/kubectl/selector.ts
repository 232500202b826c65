import { keyFault, labelValueFault } from './names.ts';

type Token = { readonly kind: 'word' | 'symbol' | 'end' | 'error'; readonly text: string };

const SYMBOLS = new Set([')', ',', '!', '==', '=', '>', '<', '!=', '(']);
const SPECIAL = /[=!(),<>]/;

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
    else if (SPECIAL.test(text[at] ?? '')) {
      const two = text.slice(at, at + 2);
      const symbol = SYMBOLS.has(two) ? two : (text[at] ?? '');
      tokens.push({ kind: 'symbol', text: symbol });
      at += symbol.length;
    } else {
      const word = /^[^=!(),<> \t\r\n]+/.exec(text.slice(at))?.[0] ?? '';
      tokens.push({ kind: 'word', text: word });
      at += word.length;
    }
  }
  return tokens;
}

const END: Token = { kind: 'end', text: '' };
const isSymbol = (token: Token, text: string): boolean => token.kind === 'symbol' && token.text === text;

class Fault extends Error {}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek = (): Token => this.tokens[this.at] ?? END;
  next = (): Token => this.tokens[this.at++] ?? END;

  parse(): void {
    for (;;) {
      const token = this.peek();
      if (token.kind === 'end') return;
      if (token.kind !== 'word' && !isSymbol(token, '!'))
        throw new Fault(`found '${token.text}', expected: !, identifier, or 'end of string'`);
      try {
        this.requirement();
      } catch (fault) {
        if (fault instanceof Fault) throw new Fault(`unable to parse requirement: ${fault.message}`);
        throw fault;
      }
      const after = this.next();
      if (after.kind === 'end') return;
      if (!isSymbol(after, ',')) throw new Fault(`found '${after.text}', expected: ',' or 'end of string'`);
      const following = this.peek();
      if (following.kind !== 'word' && !isSymbol(following, '!'))
        throw new Fault(`found '${following.text}', expected: identifier after ','`);
    }
  }

  private requirement(): void {
    let token = this.next();
    const absent = isSymbol(token, '!');
    if (absent) token = this.next();
    if (token.kind !== 'word') throw new Fault(`found '${token.text}', expected: identifier`);
    const fault = keyFault(token.text);
    if (fault !== undefined) throw new Fault(`<nil>: Invalid value: "${token.text}": ${fault}`);
    const after = this.peek();
    if (after.kind === 'end' || isSymbol(after, ',') || absent) return;
    this.operator(token.text);
  }

  private operator(key: string): void {
    const token = this.next();
    if (token.text === 'in' || token.text === 'notin') {
      this.values(key);
      return;
    }
    if (token.kind === 'symbol' && /^(?:=|==|!=|<|>)$/.test(token.text)) {
      const value = this.exact();
      if (/[<>]/.test(token.text)) {
        if (!/^[+-]?\d+$/.test(value))
          throw new Fault(
            `values[0]: Invalid value: "${value}": for 'Gt', 'Lt' operators, the value must be an integer`,
          );
        return;
      }
      this.checkValue(key, value);
      return;
    }
    throw new Fault(`found '${token.text}', expected: in, notin, =, ==, !=, gt, lt`);
  }

  private checkValue(key: string, value: string): void {
    const fault = labelValueFault(value);
    if (fault !== undefined) throw new Fault(`values[0][${key}]: Invalid value: "${value}": ${fault}`);
  }

  private exact(): string {
    const token = this.peek();
    if (token.kind === 'end' || isSymbol(token, ',')) return '';
    this.next();
    if (token.kind !== 'word') throw new Fault(`found '${token.text}', expected: identifier`);
    return token.text;
  }

  private values(key: string): void {
    const open = this.next();
    if (!isSymbol(open, '(')) throw new Fault(`found '${open.text}' expected: '('`);
    const first = this.peek();
    if (first.kind !== 'word' && !isSymbol(first, ',') && !isSymbol(first, ')'))
      throw new Fault(`found '${first.text}', expected: ',', ')' or identifier`);
    for (;;) {
      const token = this.next();
      if (isSymbol(token, ')')) return;
      if (token.kind === 'word') {
        this.checkValue(key, token.text);
        const after = this.peek();
        if (!isSymbol(after, ',') && !isSymbol(after, ')'))
          throw new Fault(`found '${after.text}', expected: ',' or ')'`);
      } else if (!isSymbol(token, ','))
        throw new Fault(`found '${token.text}', expected: ',', or identifier`);
    }
  }
}

/**
 * What is wrong with a label selector, in the server's words (k8s.io/apimachinery, `labels.Parse`); undefined when
 * nothing is.
 */
export function selectorFault(selector: string): string | undefined {
  try {
    new Parser(scan(selector)).parse();
    return undefined;
  } catch (fault) {
    if (fault instanceof Fault) return fault.message;
    throw fault;
  }
}

/** One term of a field selector, with where its field stands. */
export interface FieldTerm {
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

/** The terms of a field selector (`fields.ParseSelector`), or what is wrong with it. */
export function fieldTerms(selector: string): readonly FieldTerm[] | { readonly said: string } {
  const terms: FieldTerm[] = [];
  let from = 0;
  for (const part of selector.split(/(?<!\\),/)) {
    if (part !== '') {
      const operator = /!=|==|=/.exec(part);
      if (!operator) return { said: `invalid selector: '${selector}'; can't understand '${part}'` };
      terms.push({ field: part.slice(0, operator.index), from, to: from + operator.index });
    }
    from += part.length + 1;
  }
  return terms;
}
