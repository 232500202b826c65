import type { ParameterOperation, Word } from 'unbash';
import { evaluateText } from './arithmetic.ts';
import { expandPieces, expandText, type Raw } from './expand.ts';
import { patternSource } from './pattern.ts';
import { type Frame, ShellError, setText } from './state.ts';

interface Subject {
  readonly name: string;
  readonly index: string | undefined;
  readonly frame: Frame;
  readonly quoted: boolean;
  /** The values of `$@` or an array. */
  readonly many: readonly string[] | undefined;
  /** Undefined when unset. */
  readonly value: string | undefined;
  raws(word: Word): Promise<Raw[]>;
}

/** `${name:-word}` and the like: https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html */
export async function applyOperation(operation: ParameterOperation, subject: Subject): Promise<Raw[]> {
  const { name, frame, quoted, many, value } = subject;
  const splits = !quoted;
  const plain = (text: string): Raw[] => [{ text, quoted, splits }];
  const each = async (change: (text: string) => string | Promise<string>): Promise<Raw[]> => {
    if (!many) return plain(await change(value ?? ''));
    const raws: Raw[] = [];
    for (const text of many) raws.push({ text: await change(text), quoted, splits, breaks: true });
    return raws;
  };
  switch (operation.type) {
    case 'Default': {
      const { operator, operand } = operation;
      const joined = many?.join(' ') ?? value;
      const missing =
        (many ? many.length === 0 : value === undefined) ||
        (operator.startsWith(':') && (joined ?? '') === '');
      const kind = operator.at(-1);
      if (kind === '+') return missing ? [] : subject.raws(operand);
      if (!missing) return each((text) => text);
      if (kind === '-') return subject.raws(operand);
      const text = await expandText(operand, frame);
      if (kind === '=') {
        setText(frame.shell, name, text);
        return plain(text);
      }
      throw new ShellError(
        `${name}: ${text || (operator.startsWith(':') ? 'parameter null or not set' : 'parameter not set')}`,
        127,
      );
    }
    case 'Remove': {
      const { operator } = operation;
      const pieces = await expandPieces(operation.operand, frame);
      const shortest = operator.length === 1;
      if (operator.startsWith('#')) {
        const test = new RegExp(`^(?:${patternSource(pieces, '[\\s\\S]', shortest)})`, 'u');
        return each((text) => text.replace(test, ''));
      }
      const test = new RegExp(`^(?:${patternSource(pieces)})$`, 'u');
      return each((text) => {
        const places = Array.from({ length: text.length + 1 }, (_, at) => at);
        const at = (shortest ? places.reverse() : places).find((place) => test.test(text.slice(place)));
        return at === undefined ? text : text.slice(0, at);
      });
    }
    case 'Replace': {
      const { operator } = operation;
      const source = patternSource(await expandPieces(operation.pattern, frame));
      const replacement = await expandText(operation.replacement, frame);
      if (source === '') return each((text) => text);
      const anchored = operator === '/#' ? `^(?:${source})` : operator === '/%' ? `(?:${source})$` : source;
      const test = new RegExp(anchored, operator === '//' ? 'gu' : 'u');
      return each((text) => text.replace(test, () => replacement));
    }
    case 'Slice': {
      const offset = await evaluateText(await expandText(operation.offset, frame), frame);
      const length =
        operation.length && (await evaluateText(await expandText(operation.length, frame), frame));
      if (many) {
        const list = name === '@' || name === '*' ? [frame.shell.name, ...many] : [...many];
        const from = offset < 0 ? list.length + offset : offset;
        return list
          .slice(from, length === undefined ? undefined : from + length)
          .map((text) => ({ text, quoted, splits, breaks: true }));
      }
      const letters = [...(value ?? '')];
      const from = offset < 0 ? letters.length + offset : offset;
      if (from < 0) return plain('');
      const to = length === undefined ? undefined : length < 0 ? letters.length + length : from + length;
      if (to !== undefined && to < from) throw new ShellError(`${length}: substring expression < 0`);
      return plain(letters.slice(from, to).join(''));
    }
    case 'CaseModification': {
      const { operator } = operation;
      const upper = operator.startsWith('^');
      const change = (text: string) => (upper ? text.toUpperCase() : text.toLowerCase());
      return each((text) =>
        operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1),
      );
    }
    case 'Transform': {
      const how = await expandText(operation.operand, frame);
      if (how === 'Q') return each((text) => `'${text.replaceAll("'", "'\\''")}'`);
      if (how === 'U') return each((text) => text.toUpperCase());
      if (how === 'L') return each((text) => text.toLowerCase());
      if (how === 'u') return each((text) => text.slice(0, 1).toUpperCase() + text.slice(1));
      throw new ShellError(`\${${name}@${how}}: bad substitution`);
    }
    default:
      throw new ShellError(`\${${name}${operation.operator}}: bad substitution`);
  }
}
