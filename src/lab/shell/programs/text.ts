import type { Program, ProgramCall } from '../state.ts';
import { type Input, lines, readAll, room } from '../streams.ts';
import { inputOf } from './inputs.ts';
import { optionsOf } from './options.ts';

async function copy(input: Input, { signal, output, stdout }: ProgramCall): Promise<void> {
  for (let piece = await input.read(signal); piece !== undefined; piece = await input.read(signal)) {
    stdout(piece);
    await room(output, signal);
  }
}

export const cat: Program = async (call) => {
  const { flags, operands, problem } = optionsOf(call.name, call.argv, 'nbAEsTuv', { number: 'n' });
  if (problem) {
    call.stderr(problem);
    return 1;
  }
  let code = 0;
  let number = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const input = inputOf(call, path);
    if (!input) {
      code = 1;
      continue;
    }
    if (flags.size === 0) await copy(input, call);
    else
      for await (const line of lines(input, call.signal)) {
        const numbered = flags.has('n') || (flags.has('b') && line !== '');
        const shown = flags.has('A') || flags.has('T') ? line.replaceAll('\t', '^I') : line;
        const end = flags.has('A') || flags.has('E') ? '$' : '';
        call.stdout(`${numbered ? `${String(++number).padStart(6)}\t` : ''}${shown}${end}\n`);
      }
  }
  return code;
};

/** `head` and `tail` of several files say which is which. */
async function perFile(
  call: ProgramCall,
  operands: readonly string[],
  quiet: boolean,
  work: (input: Input) => Promise<void>,
): Promise<number> {
  let code = 0;
  let first = true;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const input = inputOf(call, path, (reason) => `cannot open '${path}' for reading: ${reason}`);
    if (!input) {
      code = 1;
      continue;
    }
    if (operands.length > 1 && !quiet) call.stdout(`${first ? '' : '\n'}==> ${path} <==\n`);
    first = false;
    await work(input);
  }
  return code;
}

/** `-5` is `-n 5`. */
const modern = (argv: readonly string[]): string[] =>
  argv.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : [arg]));

const LENGTHS = { lines: 'n', bytes: 'c', quiet: 'q', silent: 'q', follow: 'f', verbose: 'v' };

export const head: Program = async (call) => {
  const { flags, operands, problem } = optionsOf('head', modern(call.argv), 'n:c:qv', LENGTHS);
  const wanted = flags.get('n') ?? '10';
  const bytes = flags.get('c');
  if (problem || !/^[-+]?\d+$/.test(bytes ?? wanted)) {
    call.stderr(
      problem ?? `head: invalid number of ${bytes === undefined ? 'lines' : 'bytes'}: '${bytes ?? wanted}'\n`,
    );
    return 1;
  }
  return perFile(call, operands, flags.has('q'), async (input) => {
    if (bytes !== undefined) {
      const data = new TextEncoder().encode(await readAll(input, call.signal));
      call.stdout(new TextDecoder().decode(data.slice(0, Number(bytes))));
      return;
    }
    if (wanted.startsWith('-')) {
      const all: string[] = [];
      for await (const line of lines(input, call.signal)) all.push(line);
      for (const line of all.slice(0, Math.max(0, all.length + Number(wanted)))) call.stdout(`${line}\n`);
      return;
    }
    let left = Number(wanted);
    if (left === 0) return;
    for await (const line of lines(input, call.signal)) {
      call.stdout(`${line}\n`);
      if (--left === 0) break;
    }
  });
};

export const tail: Program = async (call) => {
  const argv = modern(call.argv).flatMap((arg, index, all) =>
    /^\+\d+$/.test(arg) && !/^-[nc]$|^--(lines|bytes)$/.test(all[index - 1] ?? '') ? ['-n', arg] : [arg],
  );
  const { flags, operands, problem } = optionsOf('tail', argv, 'n:c:fFqv', LENGTHS);
  const wanted = flags.get('n') ?? '10';
  if (problem || !/^[-+]?\d+$/.test(flags.get('c') ?? wanted)) {
    call.stderr(problem ?? `tail: invalid number of lines: '${wanted}'\n`);
    return 1;
  }
  const code = await perFile(call, operands, flags.has('q'), async (input) => {
    const bytes = flags.get('c');
    if (bytes !== undefined) {
      const data = new TextEncoder().encode(await readAll(input, call.signal));
      call.stdout(
        new TextDecoder().decode(
          bytes.startsWith('+') ? data.slice(Number(bytes) - 1) : data.slice(-Math.abs(Number(bytes))),
        ),
      );
      return;
    }
    if (wanted.startsWith('+')) {
      let skipped = Math.max(0, Number(wanted) - 1);
      for await (const line of lines(input, call.signal)) if (skipped-- <= 0) call.stdout(`${line}\n`);
      return;
    }
    const count = Math.abs(Number(wanted));
    const text = await readAll(input, call.signal);
    const ended = text.endsWith('\n') || text === '';
    const all = (ended ? text.slice(0, -1) : text).split('\n');
    if (text !== '' && count > 0) call.stdout(all.slice(-count).join('\n') + (ended ? '\n' : ''));
  });
  // Files here only grow while something else runs: following one waits to be stopped.
  if (flags.has('f') && operands.length > 0) await call.world.clock.sleep(2 ** 31 - 1, call.signal);
  return code;
};

export const tee: Program = async (call) => {
  const { flags, operands } = optionsOf('tee', call.argv, 'ai', { append: 'a' });
  const { signal, input } = call;
  const texts = new Map<string, string>();
  for (const path of operands) texts.set(path, flags.has('a') ? ((await call.files.read(path)) ?? '') : '');
  let code = 0;
  const write = async (data: string) => {
    for (const [path, text] of texts) {
      texts.set(path, text + data);
      try {
        await call.files.write(path, text + data);
      } catch (error) {
        call.stderr(`tee: ${path}: ${(error as Error).message}\n`);
        texts.delete(path);
        code = 1;
      }
    }
  };
  await write('');
  for (let piece = await input.read(signal); piece !== undefined; piece = await input.read(signal)) {
    call.stdout(piece);
    await write(piece);
  }
  return code;
};

export const yes: Program = async (call) => {
  const line = `${call.argv.join(' ') || 'y'}\n`.repeat(64);
  while (!call.signal.aborted) {
    call.stdout(line);
    await room(call.output, call.signal);
    await call.world.breathe();
  }
  return 141;
};

export const seq: Program = async (call) => {
  const separator = call.argv[0] === '-s' ? (call.argv[1] ?? '\n') : '\n';
  const wide = call.argv.includes('-w');
  const words = call.argv.filter((arg, index) => !/^-[sw]$/.test(arg) && !(call.argv[index - 1] === '-s'));
  const numbers = words.map(Number);
  if (numbers.length === 0 || numbers.length > 3 || numbers.some(Number.isNaN)) {
    const bad = words.find((word) => Number.isNaN(Number(word)));
    call.stderr(
      `seq: ${bad === undefined ? (words.length === 0 ? 'missing operand' : `extra operand '${words[3]}'`) : `invalid floating point argument: '${bad}'`}\nTry 'seq --help' for more information.\n`,
    );
    return 1;
  }
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers;
  const digits = Math.max(...words.map((word) => /\.(\d+)/.exec(word)?.[1]?.length ?? 0));
  const width = wide ? Math.max(...words.map((word) => word.length)) : 0;
  let printed = '';
  for (let count = 0; ; count++) {
    const value = (first as number) + count * (step as number);
    if ((step as number) > 0 ? value > (last as number) : value < (last as number)) break;
    printed += (count > 0 ? separator : '') + value.toFixed(digits).padStart(width, '0');
    if (printed.length > 8192) {
      call.stdout(printed);
      printed = '';
      await room(call.output, call.signal);
      await call.world.breathe();
      if (call.signal.aborted) return 141;
    }
    if (step === 0) break;
  }
  call.stdout(printed === '' ? '' : `${printed}\n`);
  return 0;
};
