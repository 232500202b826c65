import { resolvePath } from '../../images/index.ts';
import { external, findProgram, invoke } from '../command.ts';
import { runText } from '../run.ts';
import { complain, Exit, type Frame, Leave, Return } from '../state.ts';
import { type Builtin, out } from './builtin.ts';
import { builtins } from './index.ts';

const KEYWORDS = new Set(
  '! [[ ]] case do done elif else esac fi for function if in select then time until while { }'.split(' '),
);

function number(args: readonly string[], fallback: number, name: string, frame: Frame): number {
  const [text] = args;
  if (text === undefined) return fallback;
  if (/^-?\d+$/.test(text)) return ((Number(text) % 256) + 256) % 256;
  complain(frame, `${name}: ${text}: numeric argument required`);
  return 2;
}

const source: Builtin = async ([name, ...args], frame) => {
  const { shell, world } = frame;
  if (name === undefined) {
    complain(frame, '.: filename argument required');
    return 2;
  }
  const text = world.disk.read(resolvePath(name, shell.cwd));
  if (text === undefined) {
    complain(frame, `${name}: No such file or directory`);
    return 1;
  }
  const { positional } = shell;
  if (args.length > 0) shell.positional = args;
  try {
    return await runText(text, frame);
  } catch (error) {
    if (error instanceof Return) return error.code;
    throw error;
  } finally {
    shell.positional = positional;
  }
};

const what = (name: string, frame: Frame): { readonly kind: string; readonly path?: string } | undefined => {
  const alias = frame.shell.variables.get(`alias ${name}`)?.value;
  if (alias !== undefined) return { kind: `aliased to \`${alias}'` };
  if (KEYWORDS.has(name)) return { kind: 'a shell keyword' };
  if (frame.shell.functions.has(name)) return { kind: 'a function' };
  if (builtins.has(name)) return { kind: 'a shell builtin' };
  if (!findProgram(name, frame)) return undefined;
  return { kind: `/usr/bin/${name}`, path: `/usr/bin/${name}` };
};

const type: Builtin = (args, frame) => {
  let code = 0;
  const short = args[0] === '-t' || args[0] === '-p' || args[0] === '-P';
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    const found = what(name, frame);
    if (!found) {
      if (!short) complain(frame, `type: ${name}: not found`);
      code = 1;
    } else if (args[0] === '-t')
      out(frame, `${found.path ? 'file' : (found.kind.split(' ').at(-1) ?? '').replace(/^`.*/, 'alias')}\n`);
    else if (short) out(frame, found.path ? `${found.path}\n` : '');
    else out(frame, `${name} is ${found.kind}\n`);
  }
  return code;
};

const command: Builtin = async (args, frame) => {
  if (args[0] === '-v' || args[0] === '-V') {
    let code = 0;
    for (const name of args.slice(1)) {
      const found = what(name, frame);
      if (!found) code = 1;
      else out(frame, args[0] === '-v' ? `${found.path ?? name}\n` : `${name} is ${found.kind}\n`);
      if (!found && args[0] === '-V') complain(frame, `command: ${name}: not found`);
    }
    return code;
  }
  const words = args[0] === '-p' ? args.slice(1) : args;
  if (words.length === 0) return 0;
  const builtin = builtins.get(words[0] ?? '');
  return builtin ? await builtin(words.slice(1), frame) : await external(words, frame);
};

export const control: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  exit: (args, frame) => {
    throw new Exit(number(args, frame.shell.status, 'exit', frame));
  },
  return: (args, frame) => {
    throw new Return(number(args, frame.shell.status, 'return', frame));
  },
  break: (args, frame) => {
    throw new Leave(false, number(args, 1, 'break', frame));
  },
  continue: (args, frame) => {
    throw new Leave(true, number(args, 1, 'continue', frame));
  },
  eval: async (args, frame) => (args.length > 0 ? await runText(args.join(' '), frame) : 0),
  '.': source,
  source,
  exec: async (args, frame) => {
    if (args.length === 0) return 0;
    throw new Exit(await invoke(args, frame));
  },
  type,
  command,
  builtin: async ([name = '', ...args], frame) => {
    const found = builtins.get(name);
    if (found) return await found(args, frame);
    complain(frame, `builtin: ${name}: not a shell builtin`);
    return 1;
  },
};
