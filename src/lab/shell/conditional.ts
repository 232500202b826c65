import type { TestExpression } from 'unbash';
import { resolvePath } from '../images/index.ts';
import { evaluateText } from './arithmetic.ts';
import { expandPieces, expandText } from './expand.ts';
import { fits } from './pattern.ts';
import { type Frame, getText, ShellError } from './state.ts';

/** Whether a condition of `[[ … ]]` holds. */
export async function runTest(node: TestExpression, frame: Frame): Promise<boolean> {
  switch (node.type) {
    case 'TestGroup':
      return runTest(node.expression, frame);
    case 'TestNot':
      return (await runTest(node.operand, frame)) !== (node.negations.length % 2 === 1);
    case 'TestLogical': {
      for (const operand of node.operands) {
        const met = await runTest(operand, frame);
        if (met === (node.operator === '||')) return met;
      }
      return node.operator === '&&';
    }
    case 'TestUnary':
      return unary(node.operator, await expandText(node.operand, frame), frame);
    case 'TestBinary': {
      const { operator } = node;
      const left = await expandText(node.left, frame);
      if (operator === '==' || operator === '=') return fits(left, await expandPieces(node.right, frame));
      if (operator === '!=') return !fits(left, await expandPieces(node.right, frame));
      if (operator === '=~') return matches(left, await expandPieces(node.right, frame), frame);
      const right = await expandText(node.right, frame);
      if (operator.startsWith('-') && !/^-(?:nt|ot|ef)$/.test(operator)) {
        return compare(operator, await evaluateText(left, frame), await evaluateText(right, frame));
      }
      return binary(left, operator, right, frame);
    }
  }
}

function matches(
  text: string,
  pieces: readonly { text: string; quoted: boolean }[],
  { shell }: Frame,
): boolean {
  const source = pieces
    .map((piece) => (piece.quoted ? piece.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : piece.text))
    .join('')
    .replaceAll('[[:digit:]]', '[0-9]')
    .replaceAll('[[:space:]]', '\\s')
    .replaceAll('[[:alpha:]]', '[A-Za-z]');
  const found = new RegExp(source).exec(text);
  const items = new Map([...(found ?? [])].map((each, index) => [String(index), each ?? '']));
  shell.variables.set('BASH_REMATCH', { value: '', items });
  return found !== null;
}

export function unary(operator: string, text: string, { shell, world, descriptors }: Frame): boolean {
  const path = resolvePath(text, shell.cwd);
  const kind = text === '' ? undefined : world.disk.kind(path);
  switch (operator) {
    case '-z':
      return text === '';
    case '-n':
      return text !== '';
    case '-e':
    case '-a':
    case '-r':
    case '-w':
      return kind !== undefined || text === '/dev/null';
    case '-f':
      return kind === 'file';
    case '-d':
      return kind === 'folder';
    case '-s':
      return kind === 'folder' || (kind === 'file' && world.disk.read(path) !== '');
    case '-x':
      return kind === 'folder' || (kind === 'file' && (world.disk.mode.get(path) & 0o111) !== 0);
    case '-v':
      return getText(shell, text) !== undefined;
    case '-t': {
      const behind = descriptors.get(Number(text));
      return (behind?.output ?? behind?.input)?.tty ?? false;
    }
    case '-o':
      return shell.options.has(text);
    default:
      return false;
  }
}

const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
};

export function compare(operator: string, left: number, right: number): boolean {
  const comparison = COMPARISONS[operator];
  if (!comparison) throw new ShellError(`${operator}: binary operator expected`, 2);
  return comparison(left, right);
}

export function binary(left: string, operator: string, right: string, { shell, world }: Frame): boolean {
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-nt':
      return (
        world.disk.changed(resolvePath(left, shell.cwd)) > world.disk.changed(resolvePath(right, shell.cwd))
      );
    case '-ot':
      return (
        world.disk.changed(resolvePath(left, shell.cwd)) < world.disk.changed(resolvePath(right, shell.cwd))
      );
    case '-ef':
      return resolvePath(left, shell.cwd) === resolvePath(right, shell.cwd);
    default:
      throw new ShellError(`${operator}: binary operator expected`, 2);
  }
}
