import { evaluateText } from '../arithmetic.ts';
import { assignWord } from '../assign.ts';
import { complain, type Frame, type Variable } from '../state.ts';
import { type Builtin, out } from './builtin.ts';

const quote = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`;

const NAME = /^[A-Za-z_]\w*(?:\+?=[\s\S]*)?$/;

/** Sets an attribute of variables, and their values where `name=value` is given. */
function declaring(name: string, attribute: (flags: string) => Partial<Variable>, local: boolean): Builtin {
  return async (args, frame) => {
    const { shell } = frame;
    const flags = args.filter((arg) => /^[-+][a-zA-Z]+$/.test(arg)).join('');
    const words = args.filter((arg) => !/^[-+][a-zA-Z]+$/.test(arg) && arg !== '--');
    if (words.length === 0) {
      list(name === 'export', frame);
      return 0;
    }
    let code = 0;
    for (const word of words) {
      if (!NAME.test(word)) {
        complain(frame, `${name}: \`${word}': not a valid identifier`);
        code = 1;
        continue;
      }
      const key = word.replace(/\+?=[\s\S]*$/, '');
      const scope = shell.locals.at(-1);
      if (local && scope && !scope.has(key)) {
        scope.set(key, shell.variables.get(key));
        shell.variables.delete(key);
      }
      if (flags.includes('A')) shell.variables.set(key, { value: '', items: new Map(), keyed: true });
      else if (flags.includes('a') && !shell.variables.has(key))
        shell.variables.set(key, { value: '', items: new Map() });
      await assignWord(word, frame);
      const old = shell.variables.get(key);
      if (!old && name !== 'export' && name !== 'readonly' && !local) continue;
      const value =
        flags.includes('i') && old ? String(await evaluateText(old.value, frame)) : (old?.value ?? '');
      // `export NAME` of what is unset makes nothing that a program could see.
      if (old || local) shell.variables.set(key, { ...old, value, ...attribute(flags) });
      if (name === 'export' && flags.includes('n') && old)
        shell.variables.set(key, { ...old, exported: false });
    }
    return code;
  };
}

function list(onlyExported: boolean, frame: Frame): void {
  for (const [name, { value, exported, items }] of [...frame.shell.variables].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (items || name.includes(' ') || name.startsWith('__') || (onlyExported && !exported)) continue;
    out(frame, `declare -${exported ? 'x' : '-'} ${name}=${quote(value)}\n`);
  }
}

const OPTIONS: Readonly<Record<string, string>> = {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
  f: 'noglob',
  a: 'allexport',
  m: 'monitor',
};

const set: Builtin = (args, frame) => {
  const { shell } = frame;
  const words = [...args];
  if (words.length === 0) {
    for (const [name, { value, items }] of [...shell.variables].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (!items && !name.includes(' ') && !name.startsWith('__'))
        out(frame, `${name}=${/^[\w./:-]*$/.test(value) ? value : `'${value}'`}\n`);
    return 0;
  }
  for (let word = words[0]; word !== undefined && /^[-+]/.test(word); word = words[0]) {
    words.shift();
    if (word === '--' || word === '-') {
      shell.positional = words;
      return 0;
    }
    const switchTo = (name: string | undefined) => {
      if (name && word?.startsWith('-')) shell.options.add(name);
      else if (name) shell.options.delete(name);
    };
    for (const letter of word.slice(1)) {
      if (letter === 'o') switchTo(words.shift());
      else switchTo(OPTIONS[letter]);
    }
  }
  if (words.length > 0) shell.positional = words;
  return 0;
};

const unset: Builtin = (args, { shell }) => {
  const functions = args.includes('-f');
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    const item = /^(\w+)\[(.+)\]$/.exec(name);
    const old = shell.variables.get(item?.[1] ?? name);
    if (item && old?.items) {
      const items = new Map(old.items);
      items.delete(item[2] ?? '');
      shell.variables.set(item[1] ?? '', { ...old, items });
    } else if (functions || !shell.variables.delete(name)) shell.functions.delete(name);
  }
  return 0;
};

const shift: Builtin = ([count = '1'], { shell }) => {
  if (Number(count) > shell.positional.length) return 1;
  shell.positional = shell.positional.slice(Number(count));
  return 0;
};

const letBuiltin: Builtin = async (args, frame) => {
  let value = 0;
  for (const text of args) value = await evaluateText(text, frame);
  return value === 0 ? 1 : 0;
};

const trap: Builtin = (args, frame) => {
  const { traps } = frame.shell;
  const words = args[0] === '--' ? args.slice(1) : args;
  if (words.length === 0 || words[0] === '-p') {
    for (const [name, text] of traps) out(frame, `trap -- '${text}' ${name}\n`);
    return 0;
  }
  const [text = '', ...names] = words;
  for (const raw of names) {
    const name = raw === '0' ? 'EXIT' : raw.toUpperCase().replace(/^SIG/, '');
    if (text === '-') traps.delete(name);
    else traps.set(name, text);
  }
  return 0;
};

const alias: Builtin = (args, frame) => {
  const { variables } = frame.shell;
  for (const [name, { value }] of args.length === 0 ? variables : [])
    if (name.startsWith('alias ')) out(frame, `${name}='${value}'\n`);
  let code = 0;
  for (const word of args) {
    const [name = '', value] = word.split(/=([\s\S]*)/);
    if (value !== undefined) {
      variables.set(`alias ${name}`, { value });
      continue;
    }
    const known = variables.get(`alias ${name}`);
    if (known) out(frame, `alias ${name}='${known.value}'\n`);
    else {
      complain(frame, `alias: ${name}: not found`);
      code = 1;
    }
  }
  return code;
};

const exported = () => ({ exported: true });
const flagged = (flags: string): Partial<Variable> => ({
  ...(flags.includes('x') && { exported: true }),
  ...(flags.includes('r') && { readonly: true }),
});

export const variables: Readonly<Record<string, Builtin>> = {
  export: declaring('export', exported, false),
  readonly: declaring('readonly', () => ({ readonly: true }), false),
  local: declaring('local', flagged, true),
  declare: declaring('declare', flagged, true),
  typeset: declaring('typeset', flagged, true),
  set,
  unset,
  shift,
  let: letBuiltin,
  trap,
  alias,
  unalias: (args, { shell }) => {
    for (const name of args) shell.variables.delete(`alias ${name}`);
    return 0;
  },
  shopt: () => 0,
  umask: (args, frame) => {
    if (args.length === 0) out(frame, '0022\n');
    return 0;
  },
  hash: () => 0,
};
