import { type ArithmeticExpression, parse } from 'unbash';
import { expandParts, parameterOf } from './expand.ts';
import { type Frame, ShellError, setText } from './state.ts';
import { captured } from './substitute.ts';

/** The value of an expression of `$((…))`, as 64 bits would hold it, as far as numbers go. */
export async function evaluate(expression: ArithmeticExpression, frame: Frame): Promise<number> {
  switch (expression.type) {
    case 'ArithmeticGroup':
      return evaluate(expression.expression, frame);
    case 'ArithmeticWord':
      return wordValue(await textOf(expression, frame), frame);
    case 'ArithmeticCommandExpansion':
      return wordValue(await captured(expression, frame), frame);
    case 'ArithmeticTernary':
      return (await evaluate(expression.test, frame)) !== 0
        ? evaluate(expression.consequent, frame)
        : evaluate(expression.alternate, frame);
    case 'ArithmeticUnary': {
      const { operator, operand, prefix } = expression;
      if (operator === '++' || operator === '--') {
        const name = await nameOf(operand, frame);
        const old = wordValue(name, frame);
        const fresh = old + (operator === '++' ? 1 : -1);
        setText(frame.shell, name, String(fresh));
        return prefix ? fresh : old;
      }
      const value = await evaluate(operand, frame);
      if (operator === '-') return -value;
      if (operator === '!') return value === 0 ? 1 : 0;
      if (operator === '~') return ~value;
      return value;
    }
    case 'ArithmeticBinary':
      return binary(expression.operator, expression.left, expression.right, frame);
  }
}

/** The value of a text that holds an expression. */
export async function evaluateText(text: string, frame: Frame): Promise<number> {
  if (text.trim() === '') return 0;
  const command = parse(`((${text}))`).commands[0]?.command;
  if (command?.type !== 'ArithmeticCommand' || !command.expression)
    throw new ShellError(`${text}: syntax error: operand expected (error token is "${text}")`);
  return evaluate(command.expression, frame);
}

async function textOf(
  word: Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>,
  frame: Frame,
): Promise<string> {
  return word.parts ? expandParts(word.parts, frame) : word.value;
}

async function nameOf(expression: ArithmeticExpression, frame: Frame): Promise<string> {
  if (expression.type !== 'ArithmeticWord') throw new ShellError('syntax error: operand expected');
  return (await textOf(expression, frame)).replace(/^\$/, '');
}

function wordValue(text: string, frame: Frame, depth = 0): number {
  const word = text.trim();
  if (word === '') return 0;
  const based = /^(\d+)#([0-9A-Za-z]+)$/.exec(word);
  if (based) return Number.parseInt(based[2] ?? '', Number(based[1]));
  if (/^-?0[xX][0-9a-fA-F]+$/.test(word)) return Number(word);
  if (/^0[0-7]*$/.test(word)) return Number.parseInt(word, 8);
  if (/^0\d+$/.test(word))
    throw new ShellError(`${word}: value too great for base (error token is "${word}")`);
  if (/^-?\d+$/.test(word)) return Number(word);
  const item = /^\$?\{?([A-Za-z_]\w*)(?:\[(.*)\])?\}?$/.exec(word);
  if (item && depth < 20)
    return wordValue(parameterOf(item[1] ?? '', item[2], frame) ?? '0', frame, depth + 1);
  const special = /^\$\{?([0-9?#!$@*]+)\}?$/.exec(word);
  if (special) return wordValue(parameterOf(special[1] ?? '', undefined, frame) ?? '0', frame, depth + 1);
  throw new ShellError(`${word}: syntax error: invalid arithmetic operator (error token is "${word}")`);
}

const truth = (value: boolean): number => (value ? 1 : 0);

async function binary(
  operator: string,
  left: ArithmeticExpression,
  right: ArithmeticExpression,
  frame: Frame,
): Promise<number> {
  if (/^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) {
    const name = await nameOf(left, frame);
    const value = await evaluate(right, frame);
    const result = operator === '=' ? value : calculate(operator.slice(0, -1), wordValue(name, frame), value);
    setText(frame.shell, name, String(result));
    return result;
  }
  const first = await evaluate(left, frame);
  if (operator === '&&') return truth(first !== 0 && (await evaluate(right, frame)) !== 0);
  if (operator === '||') return truth(first !== 0 || (await evaluate(right, frame)) !== 0);
  return calculate(operator, first, await evaluate(right, frame));
}

function calculate(operator: string, first: number, second: number): number {
  if ((operator === '/' || operator === '%') && second === 0) throw new ShellError('division by 0');
  switch (operator) {
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case '/':
      return Math.trunc(first / second);
    case '%':
      return first % second;
    case '**':
      return first ** second;
    case '<<':
      return first << second;
    case '>>':
      return first >> second;
    case '&':
      return first & second;
    case '|':
      return first | second;
    case '^':
      return first ^ second;
    case '<':
      return truth(first < second);
    case '>':
      return truth(first > second);
    case '<=':
      return truth(first <= second);
    case '>=':
      return truth(first >= second);
    case '==':
      return truth(first === second);
    case '!=':
      return truth(first !== second);
    case ',':
      return second;
    default:
      throw new ShellError(`syntax error: invalid arithmetic operator (error token is "${operator}")`);
  }
}
