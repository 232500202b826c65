import type { Assignment, Command } from 'unbash';
import { resolvePath } from '../images/index.ts';
import { assign } from './assign.ts';
import { builtins } from './builtins/index.ts';
import { runCompound } from './compound.ts';
import { expandText, expandWords } from './expand.ts';
import { Jobs } from './jobs.ts';
import { callProgram } from './program.ts';
import { redirected } from './redirect.ts';
import { runStatements, runText } from './run.ts';
import {
  complain,
  copyOf,
  Exit,
  environmentOf,
  type Frame,
  type Program,
  Return,
  ShellError,
  type Variable,
} from './state.ts';
import { room } from './streams.ts';

const MOST_CALLS = 200;

/** Builtins whose arguments of the form `name=value` are assignments. */
const DECLARES = new Set(['export', 'local', 'declare', 'typeset', 'readonly']);

/** Runs a simple command; its exit code. */
export async function runCommand(node: Command, frame: Frame): Promise<number> {
  const { shell } = frame;
  const before = shell.status;
  // The exit code of a command that only assigns is that of its last substitution.
  shell.status = 0;
  const assignments = node.prefix.filter((each): each is Assignment => each.type === 'Assignment');
  const first = node.name ? await words([node.name], { ...frame, shell }, before) : [];
  const args: string[] = [];
  for (const arg of node.args) {
    if (arg.type === 'Word') args.push(...(await words([arg], frame, before)));
    else if (DECLARES.has(first[0] ?? '')) args.push(await declaration(arg, frame));
    else
      args.push(
        ...(await words(
          [{ type: 'Word', text: arg.text, value: arg.text, pos: arg.pos, end: arg.end }],
          frame,
          before,
        )),
      );
  }
  const argv = [...first, ...args];
  if (argv.length === 0) {
    for (const assignment of assignments) await assign(assignment, frame);
    const { status } = shell;
    await redirected(node.redirects, frame);
    return status;
  }
  if (shell.options.has('xtrace')) frame.descriptors.get(2)?.output?.write(`+ ${argv.join(' ')}\n`);
  shell.status = before;
  const inner =
    node.redirects.length > 0 ? { ...frame, descriptors: await redirected(node.redirects, frame) } : frame;
  return withAssignments(assignments, inner, () => invoke(argv, inner));
}

/** Words see the exit code of the command before. */
async function words(
  list: Parameters<typeof expandWords>[0],
  frame: Frame,
  before: number,
): Promise<string[]> {
  const { shell } = frame;
  const own = shell.status;
  shell.status = before;
  const result = await expandWords(list, frame);
  if (shell.status === before) shell.status = own;
  return result;
}

async function declaration({ name, value, text, append }: Assignment, frame: Frame): Promise<string> {
  if (value.type === 'ArrayValue') return text;
  return `${name}${append ? '+' : ''}=${await expandText(value, frame)}`;
}

/** `A=1 command`: only the command sees it. */
async function withAssignments(
  assignments: readonly Assignment[],
  frame: Frame,
  work: () => Promise<number>,
): Promise<number> {
  const { variables } = frame.shell;
  const hidden = new Map<string, Variable | undefined>();
  for (const assignment of assignments) {
    hidden.set(assignment.name, variables.get(assignment.name));
    await assign(assignment, frame);
    const fresh = variables.get(assignment.name);
    if (fresh) variables.set(assignment.name, { ...fresh, exported: true });
  }
  try {
    return await work();
  } finally {
    for (const [name, old] of hidden) {
      if (old) variables.set(name, old);
      else variables.delete(name);
    }
  }
}

/** Runs words: a function, a builtin, or a program. */
export async function invoke(argv: readonly string[], frame: Frame): Promise<number> {
  const { shell } = frame;
  const [name = '', ...args] = argv;
  const alias = shell.variables.get(`alias ${name}`)?.value;
  if (alias !== undefined && !shell.options.has(`in alias ${name}`)) {
    shell.options.add(`in alias ${name}`);
    try {
      const quoted = args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(' ');
      return await runText(`${alias} ${quoted}`, frame);
    } finally {
      shell.options.delete(`in alias ${name}`);
    }
  }
  if (shell.functions.has(name)) return callFunction(name, args, frame);
  const builtin = builtins.get(name);
  if (builtin) {
    const code = await builtin(args, frame);
    await room(frame.descriptors.get(1)?.output, frame.signal);
    return code;
  }
  return external(argv, frame);
}

/** Runs a program, past functions and builtins. */
export async function external(argv: readonly string[], frame: Frame): Promise<number> {
  const { shell, world } = frame;
  const [name = '', ...args] = argv;
  const found = findProgram(name, frame);
  if (typeof found === 'function') return callProgram(found, name, args, frame, environmentOf(shell));
  const path = resolvePath(name, shell.cwd);
  if (!name.includes('/')) {
    complain(frame, `${name}: command not found`);
    return 127;
  }
  const kind = world.disk.kind(path);
  if (kind === 'file' && (world.disk.mode.get(path) & 0o111) !== 0) return runScript(path, name, args, frame);
  complain(
    frame,
    `${name}: ${kind === 'folder' ? 'Is a directory' : kind ? 'Permission denied' : 'No such file or directory'}`,
  );
  return kind ? 126 : 127;
}

/** Programs lie in `/usr/bin` and `/usr/local/bin`. */
export function findProgram(name: string, { world }: Pick<Frame, 'world'>): Program | undefined {
  const plain = /^\/(?:usr\/(?:local\/)?)?bin\/([^/]+)$/.exec(name)?.[1] ?? name;
  return world.programs.get(plain);
}

/** Runs a file as a script in a shell of its own. */
export async function runScript(
  path: string,
  name: string,
  args: readonly string[],
  frame: Frame,
): Promise<number> {
  const exported = new Map([...frame.shell.variables].filter(([, { exported }]) => exported));
  const shell = { ...copyOf(frame.shell, new Jobs()), variables: exported, positional: args, name };
  shell.functions.clear();
  try {
    return await runText(frame.world.disk.read(path) ?? '', { ...frame, shell });
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}

async function callFunction(name: string, args: readonly string[], frame: Frame): Promise<number> {
  const { shell } = frame;
  const found = shell.functions.get(name);
  if (!found) return 0;
  if (shell.depth >= MOST_CALLS)
    throw new ShellError(`${name}: maximum function nesting level exceeded (${MOST_CALLS})`);
  const { positional } = shell;
  shell.positional = args;
  shell.depth++;
  shell.locals.push(new Map());
  try {
    const inner = { ...frame, source: found.source };
    const { body } = found.node;
    if (body.type === 'CompoundList') await runStatements(body.commands, inner);
    else shell.status = await runCompound(body, inner);
    return shell.status;
  } catch (error) {
    if (error instanceof Return) return error.code;
    throw error;
  } finally {
    shell.positional = positional;
    shell.depth--;
    for (const [hidden, old] of shell.locals.pop() ?? []) {
      if (old) shell.variables.set(hidden, old);
      else shell.variables.delete(hidden);
    }
  }
}
