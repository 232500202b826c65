import { complain, controllerUnder, type Frame, getText, setText } from '../state.ts';
import { readLine } from '../streams.ts';
import type { Builtin } from './builtin.ts';

interface ReadOptions {
  readonly raw: boolean;
  readonly array: string | undefined;
  readonly delimiter: string;
  readonly seconds: number | undefined;
  readonly prompt: string;
  readonly descriptor: number;
  readonly count: number | undefined;
  readonly names: readonly string[];
}

function optionsOf(args: readonly string[]): ReadOptions {
  const words = [...args];
  const values = new Map<string, string>();
  while (/^-[a-zA-Z]/.test(words[0] ?? '')) {
    const word = words.shift() as string;
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] as string;
      if (!'adtpunNi'.includes(letter)) {
        values.set(letter, '');
        continue;
      }
      values.set(letter, word.slice(at + 1) || (words.shift() ?? ''));
      break;
    }
  }
  const seconds = values.get('t');
  const count = values.get('n') ?? values.get('N');
  return {
    raw: values.has('r'),
    array: values.get('a'),
    delimiter: values.has('d') ? values.get('d') || '\0' : '\n',
    seconds: seconds === undefined ? undefined : Number(seconds),
    prompt: values.get('p') ?? '',
    descriptor: Number(values.get('u') ?? 0),
    count: count === undefined ? undefined : Number(count),
    names: words,
  };
}

/** Fields of a line: the last name gets the rest. */
function fieldsOf(line: string, ifs: string, most: number): string[] {
  if (ifs === '') return [line];
  const white = [...ifs].filter((letter) => /\s/.test(letter)).join('');
  const isWhite = (letter: string) => white.includes(letter);
  let at = 0;
  let end = line.length;
  while (at < end && isWhite(line[at] as string)) at++;
  while (end > at && isWhite(line[end - 1] as string)) end--;
  const fields: string[] = [];
  while (at < end) {
    if (fields.length === most - 1) {
      fields.push(line.slice(at, end));
      break;
    }
    let stop = at;
    while (stop < end && !ifs.includes(line[stop] as string)) stop++;
    fields.push(line.slice(at, stop));
    at = stop;
    while (at < end && isWhite(line[at] as string)) at++;
    if (at < end && at > 0 && ifs.includes(line[at] as string) && !isWhite(line[at] as string)) at++;
    while (at < end && isWhite(line[at] as string)) at++;
  }
  return fields;
}

const readBuiltin: Builtin = async (args, frame) => {
  const { world, descriptors, signal } = frame;
  const options = optionsOf(args);
  const input = descriptors.get(options.descriptor)?.input;
  if (!input) {
    complain(frame, `read: ${options.descriptor}: invalid file descriptor: Bad file descriptor`);
    return 1;
  }
  if (input.tty && options.prompt) descriptors.get(2)?.output?.write(options.prompt);
  const controller = controllerUnder(signal);
  const late =
    options.seconds === undefined
      ? undefined
      : world.clock.sleep(options.seconds * 1000, controller.signal).then(() => controller.abort(0));
  let line = '';
  let complete = false;
  if (options.count !== undefined) {
    while (line.length < options.count) {
      const piece = await input.read(controller.signal);
      if (piece === undefined) break;
      line += piece;
    }
    input.unread(line.slice(options.count));
    line = line.slice(0, options.count);
    complete = line.length === options.count;
  } else {
    for (;;) {
      const next = await readLine(input, controller.signal, options.delimiter);
      line += next?.line ?? '';
      complete = next?.complete ?? false;
      if (options.raw || !complete || !/(?:^|[^\\])(?:\\\\)*\\$/.test(line)) break;
      line = line.slice(0, -1);
    }
    if (!options.raw) line = line.replace(/\\([\s\S])/g, '$1');
  }
  const timedOut = controller.signal.aborted && !signal.aborted;
  controller.release();
  controller.abort();
  await late;
  store(line, options, frame);
  if (timedOut) return 142;
  return complete ? 0 : 1;
};

function store(line: string, { array, names }: ReadOptions, { shell }: Frame): void {
  const ifs = getText(shell, 'IFS') ?? ' \t\n';
  if (array !== undefined) {
    const items = new Map(
      fieldsOf(line, ifs, Number.POSITIVE_INFINITY).map((text, index) => [String(index), text]),
    );
    shell.variables.set(array, { value: '', items });
    return;
  }
  if (names.length === 0) {
    setText(shell, 'REPLY', line);
    return;
  }
  const fields = fieldsOf(line, ifs, names.length);
  for (const [index, name] of names.entries()) setText(shell, name, fields[index] ?? '');
}

const mapfile: Builtin = async (args, frame) => {
  const trims = args.includes('-t');
  const name = args.find((arg) => !arg.startsWith('-')) ?? 'MAPFILE';
  const input = frame.descriptors.get(0)?.input;
  const items = new Map<string, string>();
  for (
    let next = input && (await readLine(input, frame.signal));
    input && next;
    next = await readLine(input, frame.signal)
  ) {
    items.set(String(items.size), next.line + (next.complete && !trims ? '\n' : ''));
  }
  frame.shell.variables.set(name, { value: '', items });
  return 0;
};

export const read: Readonly<Record<string, Builtin>> = { read: readBuiltin, mapfile, readarray: mapfile };
