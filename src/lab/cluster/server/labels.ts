/** Whether a set of labels is selected. */
export type Matcher = (labels: Readonly<Record<string, string>> | undefined) => boolean;

interface Token {
  readonly kind: 'id' | 'op' | 'end';
  readonly text: string;
}

/** `k8s.io/apimachinery/pkg/labels`, Lexer: operators, commas, parentheses; everything else is an identifier. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  const pattern = /\s*(==|!=|[=!<>(),]|[^\s=!<>(),]+)/gy;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[1] as string;
    found.push({ kind: /^[=!<>(),]/.test(word) ? 'op' : 'id', text: word });
  }
  found.push({ kind: 'end', text: '' });
  return found;
}

/**
 * Reads a label selector as the API server does: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (…)`, `a`, `!a`, `a>1`.
 *
 * @throws {SyntaxError} in the words of apimachinery's parser.
 */
export function parseLabelSelector(text: string): Matcher {
  const list = tokens(text);
  let at = 0;
  const peek = () => list[at] as Token;
  const take = () => list[at++] as Token;
  const matchers: Matcher[] = [];

  const values = (): Set<string> => {
    const open = take();
    if (open.text !== '(') {
      throw new SyntaxError(`unable to parse requirement: found '${open.text}' expected: '('`);
    }
    const found = new Set<string>();
    for (;;) {
      const token = take();
      if (token.text === ')') return found;
      if (token.kind === 'id') found.add(token.text);
      else if (token.text === ',') found.add('');
      else throw new SyntaxError(`unable to parse requirement: found '${token.text}', expected: ',' or ')'`);
      if (token.kind === 'id' && peek().text === ',') take();
      else if (peek().text !== ')') {
        throw new SyntaxError(`unable to parse requirement: found '${peek().text}', expected: ',' or ')'`);
      }
    }
  };

  while (peek().kind !== 'end') {
    const absent = peek().text === '!';
    if (absent) take();
    const key = take();
    if (key.kind !== 'id') {
      const expected = absent ? 'identifier' : "!, identifier, or 'end of string'";
      throw new SyntaxError(`unable to parse requirement: found '${key.text}', expected: ${expected}`);
    }
    const name = key.text;
    const operator = peek();
    if (absent) matchers.push((labels) => labels?.[name] === undefined);
    else if (operator.kind === 'end' || operator.text === ',') {
      matchers.push((labels) => labels?.[name] !== undefined);
    } else {
      take();
      matchers.push(requirement(name, operator.text, () => value(), values));
    }
    if (peek().text === ',') {
      take();
      if (peek().kind === 'end') {
        throw new SyntaxError("found '', expected: identifier after ','");
      }
    } else if (peek().kind !== 'end') {
      throw new SyntaxError(`found '${peek().text}', expected: ',' or 'end of string'`);
    }
  }
  return (labels) => matchers.every((matches) => matches(labels));

  function value(): string {
    const token = peek();
    if (token.kind === 'end' || token.text === ',') return '';
    take();
    if (token.kind !== 'id') {
      throw new SyntaxError(`unable to parse requirement: found '${token.text}', expected: identifier`);
    }
    return token.text;
  }
}

function requirement(
  name: string,
  operator: string,
  value: () => string,
  values: () => Set<string>,
): Matcher {
  switch (operator) {
    case '=':
    case '==': {
      const wanted = value();
      return (labels) => labels?.[name] === wanted;
    }
    case '!=': {
      const unwanted = value();
      return (labels) => labels?.[name] !== unwanted;
    }
    case 'in': {
      const wanted = values();
      return (labels) => labels?.[name] !== undefined && wanted.has(labels[name]);
    }
    case 'notin': {
      const unwanted = values();
      return (labels) => labels?.[name] === undefined || !unwanted.has(labels[name]);
    }
    case '<':
    case '>': {
      const bound = Number(value());
      return (labels) => {
        const actual = Number(labels?.[name]);
        return operator === '<' ? actual < bound : actual > bound;
      };
    }
    default:
      throw new SyntaxError(
        `unable to parse requirement: found '${operator}', expected: in, notin, =, ==, !=, gt, lt`,
      );
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
