import { type ParameterExpansionPart, parse, type Word, type WordPart } from 'unbash';
import { evaluate } from './arithmetic.ts';
import { expandBraces } from './brace.ts';
import { expandGlob } from './glob.ts';
import { applyOperation } from './parameter.ts';
import { isPattern, type Piece } from './pattern.ts';
import { type Frame, getText, ShellError } from './state.ts';
import { captured, substituted } from './substitute.ts';

/** A piece on the way: whether white space in it splits, and whether a new field begins before it. */
interface Raw extends Piece {
  readonly splits?: boolean;
  readonly breaks?: boolean;
}

/** The fields that words become: everything that bash does before it runs a command. */
export async function expandWords(words: readonly Word[], frame: Frame): Promise<string[]> {
  const result: string[] = [];
  for (const word of words) result.push(...(await expandWord(word, frame)));
  return result;
}

async function expandWord(word: Word, frame: Frame): Promise<string[]> {
  if (word.parts?.some(({ type }) => type === 'BraceExpansion')) {
    const texts = expandBraces(word.text);
    if (texts.length > 1 || texts[0] !== word.text) return expandWords(texts.flatMap(wordsOf), frame);
  }
  if (!word.parts && !/^~/.test(word.text)) {
    return isPattern([{ text: word.text, quoted: false }])
      ? globbed([{ text: word.text, quoted: false }], frame)
      : [word.value];
  }
  const fields = split(await rawsOf(word, frame), getText(frame.shell, 'IFS') ?? ' \t\n');
  return fields.flatMap((field) => globbed(field, frame));
}

function globbed(field: readonly Piece[], { shell, world }: Frame): string[] {
  const text = field.map((piece) => piece.text).join('');
  if (!isPattern(field) || shell.options.has('noglob')) return [text];
  const found = expandGlob(field, shell.cwd, world.disk);
  return found.length > 0 ? found : [text];
}

function wordsOf(text: string): Word[] {
  const command = parse(`: ${text}`).commands[0]?.command;
  return command?.type === 'Command' ? command.args.flatMap((arg) => (arg.type === 'Word' ? [arg] : [])) : [];
}

/** A word that is not split: an assignment, a `case` word, a redirection, a here string. */
export async function expandText(word: Word, frame: Frame): Promise<string> {
  return (await expandPieces(word, frame)).map(({ text }) => text).join('');
}

/** The same, remembering what was quoted: a pattern. */
export async function expandPieces(word: Word, frame: Frame): Promise<Piece[]> {
  const raws = await rawsOf(word, frame);
  // Fields of `"$@"` are joined by spaces where nothing is split.
  return raws.map((raw, index) => (raw.breaks && index > 0 ? { ...raw, text: ` ${raw.text}` } : raw));
}

/** The text of a heredoc with its substitutions. */
export async function expandParts(parts: readonly WordPart[], frame: Frame): Promise<string> {
  const raws: Raw[] = [];
  for (const part of parts) raws.push(...(await rawOf(part, frame, true)));
  return raws.map((raw, index) => (raw.breaks && index > 0 ? ` ${raw.text}` : raw.text)).join('');
}

async function rawsOf(word: Word, frame: Frame): Promise<Raw[]> {
  const parts = word.parts ?? [
    { type: 'Literal', pos: word.pos, end: word.end, text: word.text, value: word.value } as const,
  ];
  const raws: Raw[] = [];
  for (const [index, part] of parts.entries()) {
    const tilde = index === 0 && part.type === 'Literal' ? /^~(?=\/|$)/.exec(part.text) : null;
    if (tilde) {
      raws.push({ text: getText(frame.shell, 'HOME') ?? '/', quoted: true });
      raws.push({ text: part.type === 'Literal' ? part.value.slice(1) : '', quoted: false });
    } else raws.push(...(await rawOf(part, frame, false)));
  }
  return raws;
}

async function rawOf(part: WordPart, frame: Frame, quoted: boolean): Promise<Raw[]> {
  switch (part.type) {
    case 'Literal':
      // A backslash has already been taken off: what it protected stands for itself.
      return [{ text: part.value, quoted: quoted || part.value !== part.text }];
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [{ text: part.text, quoted }];
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ text: part.value, quoted: true }];
    case 'DoubleQuoted':
    case 'LocaleString': {
      const inner: Raw[] = [];
      for (const child of part.parts) inner.push(...(await rawOf(child, frame, true)));
      const onlyNothing = part.parts.length === 1 && inner.length === 0;
      // `""` is a field, `"$@"` without arguments is none.
      return inner.length === 0 && !onlyNothing ? [{ text: '', quoted: true }] : inner;
    }
    case 'SimpleExpansion':
      return values(part.text.slice(1), undefined, frame, quoted);
    case 'ParameterExpansion':
      return parameter(part, frame, quoted);
    case 'CommandExpansion': {
      const text = await captured(part, frame);
      return [{ text, quoted, splits: !quoted }];
    }
    case 'ArithmeticExpansion': {
      const text = String(part.expression ? await evaluate(part.expression, frame) : 0);
      return [{ text, quoted, splits: !quoted }];
    }
    case 'ProcessSubstitution':
      return [{ text: await substituted(part, frame), quoted: true }];
  }
}

/** The values of a parameter, each a piece; several for `$@` and arrays. */
function values(name: string, index: string | undefined, frame: Frame, quoted: boolean): Raw[] {
  const { shell } = frame;
  const many = name === '@' || name === '*' || index === '@' || index === '*';
  if (many) {
    const list = name === '@' || name === '*' ? shell.positional : listOf(name, frame);
    const joined = quoted && (name === '*' || index === '*');
    if (joined) return [{ text: list.join((getText(shell, 'IFS') ?? ' ').slice(0, 1)), quoted }];
    return list.map((text) => ({ text, quoted, splits: !quoted, breaks: true }));
  }
  const text = parameterOf(name, index, frame);
  if (text === undefined && shell.options.has('nounset')) throw new ShellError(`${name}: unbound variable`);
  return [{ text: text ?? '', quoted, splits: !quoted }];
}

function listOf(name: string, { shell }: Frame): string[] {
  const variable = shell.variables.get(name);
  if (!variable) return [];
  return variable.items ? [...variable.items.values()] : [variable.value];
}

/** One value; undefined when unset. */
export function parameterOf(
  name: string,
  index: string | undefined,
  { shell, world }: Frame,
): string | undefined {
  if (/^[0-9]+$/.test(name)) return name === '0' ? shell.name : shell.positional[Number(name) - 1];
  switch (name) {
    case '?':
      return String(shell.status);
    case '$':
      return String(shell.pid);
    case '!':
      return shell.lastJob === undefined ? '' : String(shell.lastJob);
    case '#':
      return String(shell.positional.length);
    case '-':
      return 'hBs';
    case '_':
      return '';
    case 'RANDOM':
      return String(Math.floor(Math.random() * 32_768));
    case 'SECONDS':
      return String(Math.floor((world.clock.now() - Number(getText(shell, '__started') ?? 0)) / 1000));
    case 'EPOCHSECONDS':
      return String(Math.floor(world.clock.now() / 1000));
    case 'BASHPID':
      return String(shell.pid);
    case 'LINENO':
      return '1';
    case 'PIPESTATUS':
      return String(shell.pipeStatus[Number(index ?? 0)] ?? '');
    default: {
      const variable = shell.variables.get(name);
      if (!variable?.items) return index === undefined || index === '0' ? variable?.value : undefined;
      if (index === undefined) return variable.items.get('0');
      const at = Number(index);
      return variable.items.get(at < 0 ? String(variable.items.size + at) : index);
    }
  }
}

async function parameter(part: ParameterExpansionPart, frame: Frame, quoted: boolean): Promise<Raw[]> {
  let name = part.parameter;
  const keyed = frame.shell.variables.get(name)?.keyed;
  let index = part.index && (await expandText(part.index, frame));
  if (index !== undefined && index !== '@' && index !== '*' && !keyed && !/^-?\d+$/.test(index)) {
    const command = parse(`((${index}))`).commands[0]?.command;
    if (command?.type === 'ArithmeticCommand' && command.expression)
      index = String(await evaluate(command.expression, frame));
  }
  const many = name === '@' || name === '*' || index === '@' || index === '*';
  if (part.prefix === '#') {
    if (many)
      return [
        {
          text: String(
            name === '@' || name === '*' ? frame.shell.positional.length : listOf(name, frame).length,
          ),
          quoted,
        },
      ];
    return [{ text: String([...(parameterOf(name, index, frame) ?? '')].length), quoted }];
  }
  if (part.prefix === '!') {
    if (part.operation?.type === 'Names') {
      const names = [...frame.shell.variables.keys()].filter((each) => each.startsWith(name)).sort();
      return names.map((text) => ({ text, quoted, breaks: true, splits: !quoted }));
    }
    if (many)
      return [...(frame.shell.variables.get(name)?.items?.keys() ?? [])].map((text) => ({
        text,
        quoted,
        breaks: true,
      }));
    name = parameterOf(name, index, frame) ?? '';
    index = undefined;
  }
  if (!part.operation) return values(name, index, frame, quoted);
  return applyOperation(part.operation, {
    name,
    index,
    frame,
    quoted,
    many: many ? (name === '@' || name === '*' ? frame.shell.positional : listOf(name, frame)) : undefined,
    value: many ? undefined : parameterOf(name, index, frame),
    raws: async (word) =>
      quoted
        ? (await rawsOf(word, frame)).map((raw) => ({ ...raw, quoted: true, splits: false }))
        : rawsOf(word, frame),
  });
}

export type { Raw };

/** Fields of the pieces: unquoted substitutions are split at the letters of IFS. */
function split(raws: readonly Raw[], ifs: string): Piece[][] {
  const fields: Piece[][] = [];
  let current: Piece[] | undefined;
  const flush = () => {
    if (current) fields.push(current);
    current = undefined;
  };
  const add = (piece: Piece) => {
    current = [...(current ?? []), piece];
  };
  const white = [...ifs].filter((letter) => /\s/.test(letter)).join('');
  for (const [index, raw] of raws.entries()) {
    if (raw.breaks && index > 0 && raws[index - 1]?.breaks) flush();
    if (!raw.splits) {
      add({ text: raw.text, quoted: raw.quoted });
      continue;
    }
    let word = '';
    let open = false;
    for (const letter of raw.text) {
      if (!ifs.includes(letter)) {
        word += letter;
        open = true;
        continue;
      }
      if (open) add({ text: word, quoted: false });
      // White space never makes an empty field, any other separator does.
      if (open || !white.includes(letter) || current) {
        if (!white.includes(letter) && !open && !current) add({ text: '', quoted: true });
        flush();
      }
      word = '';
      open = false;
    }
    if (open) add({ text: word, quoted: false });
  }
  flush();
  return fields;
}
