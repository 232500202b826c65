import { Jobs } from '../jobs.ts';
import { runText } from '../run.ts';
import { copyOf, Exit, type Program, type ProgramCall } from '../state.ts';
import { readAll } from '../streams.ts';
import { optionsOf } from './options.ts';
import { known } from './time.ts';

const missing = (call: ProgramCall, name: string): boolean => {
  if (known(call, name)) return false;
  call.stderr(`${call.name}: '${name}': No such file or directory\n`);
  return true;
};

export const env: Program = async (call) => {
  const { flags, lists, operands, problem } = optionsOf(
    'env',
    call.argv,
    'iu:0',
    { 'ignore-environment': 'i', unset: 'u', null: '0' },
    true,
  );
  if (problem) {
    call.stderr(problem);
    return 125;
  }
  const variables = new Map(flags.has('i') ? [] : call.env);
  for (const name of lists.get('u') ?? []) variables.delete(name);
  const words = [...operands];
  while (/^[A-Za-z_]\w*=/.test(words[0] ?? '')) {
    const [name = '', value = ''] = (words.shift() as string).split(/=([\s\S]*)/);
    variables.set(name, value);
  }
  if (words.length === 0) {
    for (const [name, value] of variables) call.stdout(`${name}=${value}${flags.has('0') ? '\0' : '\n'}`);
    return 0;
  }
  return missing(call, words[0] ?? '') ? 127 : await call.run(words, { env: variables });
};

export const printenv: Program = async (call) => {
  if (call.argv.length === 0) return await env(call);
  let code = 0;
  for (const name of call.argv) {
    const value = call.env.get(name);
    if (value === undefined) code = 1;
    else call.stdout(`${value}\n`);
  }
  return code;
};

export const which: Program = async (call) => {
  let code = 0;
  for (const name of call.argv.filter((arg) => !arg.startsWith('-'))) {
    if (call.world.programs.has(name)) call.stdout(`/usr/bin/${name}\n`);
    else code = 1;
  }
  return code;
};

/** Words of xargs' input: quotes and backslashes protect white space. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|\\[\s\S]|[^\s"'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /"([^"]*)"|'([^']*)'|\\([\s\S])/g,
      (_, double, single, letter) => double ?? single ?? letter,
    ),
  );
}

export const xargs: Program = async (call) => {
  const long = {
    null: '0',
    'max-args': 'n',
    replace: 'I',
    'no-run-if-empty': 'r',
    delimiter: 'd',
    verbose: 't',
    'max-procs': 'P',
  };
  const { flags, operands, problem } = optionsOf('xargs', call.argv, '0n:I:L:rd:tP:', long, true);
  if (problem) {
    call.stderr(problem);
    return 1;
  }
  const text = await readAll(call.input, call.signal);
  const place = flags.get('I');
  const separator = flags.has('0') ? '\0' : flags.get('d')?.replace('\\n', '\n').replace('\\0', '\0');
  const perLine = place !== undefined || flags.has('L');
  const items =
    separator !== undefined
      ? text.split(separator).filter((item, index, all) => item !== '' || index < all.length - 1)
      : perLine
        ? text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
        : wordsOf(text);
  const command = operands.length > 0 ? operands : ['echo'];
  const size =
    place !== undefined ? 1 : Number(flags.get('n') ?? flags.get('L') ?? Math.max(1, items.length));
  const groups = Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
  if (items.length === 0 && !flags.has('r') && place === undefined) groups.push([]);
  let code = 0;
  for (const group of groups) {
    if (call.signal.aborted) break;
    const given = flags.has('L') && place === undefined ? group.flatMap(wordsOf) : group;
    const words =
      place === undefined
        ? [...command, ...given]
        : command.map((word) => word.replaceAll(place, group[0] ?? ''));
    if (flags.has('t')) call.stderr(`${words.join(' ')}\n`);
    const [name = ''] = words;
    if (!known(call, name)) {
      call.stderr(`xargs: ${name}: No such file or directory\n`);
      return 127;
    }
    const status = await call.run(words);
    if (status === 255) {
      call.stderr(`xargs: ${name}: exited with status 255; aborting\n`);
      return 124;
    }
    if (status !== 0) code = 123;
  }
  return code;
};

/** Another shell: `bash -c`, `bash FILE`, or what stands on standard input. */
export const bash: Program = async (call) => {
  const words = [...call.argv];
  const options = new Set<string>();
  let command = false;
  while (/^[-+][a-zA-Z]/.test(words[0] ?? '')) {
    const word = words.shift() as string;
    if (word.startsWith('--')) continue;
    if (word.includes('c')) command = true;
    if (word.includes('e')) options.add('errexit');
    if (word.includes('u')) options.add('nounset');
    if (word.includes('x')) options.add('xtrace');
    if (/o$/.test(word)) options.add(words.shift() ?? '');
  }
  const [first, ...rest] = words;
  let text: string | undefined;
  if (command) text = first;
  else if (first !== undefined) text = await call.files.read(first);
  else text = await readAll(call.input, call.signal);
  if (text === undefined) {
    call.stderr(
      command
        ? `${call.name}: -c: option requires an argument\n`
        : `${call.name}: ${first}: No such file or directory\n`,
    );
    return command ? 2 : 127;
  }
  const variables = new Map([...call.env].map(([name, value]) => [name, { value, exported: true }] as const));
  const name = command
    ? `${rest[0] ?? call.name}: line 1`
    : first === undefined
      ? call.name
      : `${first}: line 1`;
  const shell = {
    ...copyOf(call.frame.shell, new Jobs()),
    variables,
    options,
    functions: new Map(),
    name,
    positional: command ? rest.slice(1) : rest,
    pid: call.world.nextPid(),
  };
  try {
    return await runText(text, { ...call.frame, shell });
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
};
