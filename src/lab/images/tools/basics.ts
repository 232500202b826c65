import type { Program } from '../process.ts';

export const echo: Program = ({ argv, stdout }) => {
  const words = argv.slice(1);
  const bare = words[0] === '-n';
  if (bare) words.shift();
  stdout(words.join(' ') + (bare ? '' : '\n'));
  return 0;
};

export const printf: Program = ({ argv, stdout }) => {
  const [, format = '', ...values] = argv;
  const next = values[Symbol.iterator]();
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };
  const text = format
    .replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter)
    .replace(/%([sd%])/g, (_, verb: string) => (verb === '%' ? '%' : (next.next().value ?? '')));
  stdout(text);
  return 0;
};

export const env: Program = async (process) => {
  const words = process.argv.slice(1);
  const changed = new Map(process.env);
  while (words[0]?.includes('=')) {
    const [name = '', value = ''] = (words.shift() as string).split(/=(.*)/s);
    changed.set(name, value);
  }
  if (words.length > 0) return await process.run(words, { env: changed });
  for (const [name, value] of changed) process.stdout(`${name}=${value}\n`);
  return 0;
};

export const printenv: Program = ({ argv, env: variables, stdout }) => {
  const names = argv.slice(1);
  if (names.length === 0) {
    for (const [name, value] of variables) stdout(`${name}=${value}\n`);
    return 0;
  }
  let code = 0;
  for (const name of names) {
    const value = variables.get(name);
    if (value === undefined) code = 1;
    else stdout(`${value}\n`);
  }
  return code;
};

export const hostname: Program = ({ argv, hostname: name, address, files, stdout }) => {
  if (argv.includes('-f')) {
    const line = files
      .read('/etc/hosts')
      ?.split('\n')
      .find((text) => text.startsWith(`${address}\t`));
    stdout(`${line?.split('\t')[1] ?? name}\n`);
  } else stdout(`${argv.includes('-i') ? address : name}\n`);
  return 0;
};

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86400 };

export const sleep: Program = async ({ argv, clock, signal, stderr }) => {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(argv[1] ?? '');
  if (argv[1] === 'infinity') await clock.sleep(2 ** 31 - 1, signal);
  else if (!match) {
    stderr(`sleep: invalid number '${argv[1] ?? ''}'\n`);
    return 1;
  } else await clock.sleep(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) * 1000, signal);
  return signal.aborted ? 137 : 0;
};

export const date: Program = ({ clock, stdout }) => {
  stdout(
    `${new Date(clock.now()).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 UTC $4')}\n`,
  );
  return 0;
};

export const id: Program = ({ user, stdout }) => {
  stdout(
    user === 0 ? 'uid=0(root) gid=0(root) groups=0(root)\n' : `uid=${user} gid=${user} groups=${user}\n`,
  );
  return 0;
};

export const whoami: Program = ({ user, stdout, stderr }) => {
  if (user === 0) stdout('root\n');
  else stderr(`whoami: unknown uid ${user}\n`);
  return user === 0 ? 0 : 1;
};

export const yes: Readonly<Record<'true' | 'false', Program>> = { true: () => 0, false: () => 1 };
