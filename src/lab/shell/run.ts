import { type AndOr, type Command, type Pipeline, type PipelineNode, parse, type Statement } from 'unbash';
import { runCommand } from './command.ts';
import { runCompound } from './compound.ts';
import { Jobs } from './jobs.ts';
import { ShellProblem, type SyntaxProblem, syntaxProblem } from './problem.ts';
import {
  Aborted,
  complain,
  controllerUnder,
  copyOf,
  Exit,
  endedBy,
  type Frame,
  Leave,
  ShellError,
  SIGNALS,
} from './state.ts';
import { noInput, Pipe } from './streams.ts';

/** How many commands run before everything else gets a turn. */
const BREATH = 32;

/** How long a command may go on printing nothing when nobody reads it any more, in milliseconds. */
const GRACE = 1000;

/**
 * Runs a script in the shell itself.
 *
 * @returns its exit code.
 * @throws Exit, Leave, Aborted: what ends more than this script.
 */
export async function runText(source: string, frame: Frame): Promise<number> {
  const script = parse(source);
  const problem = syntaxProblem(script, source);
  // As bash reads line by line, what stands on the lines before an error has run.
  const until = problem ? source.lastIndexOf('\n', problem.position) + 1 : source.length + 1;
  const inner = { ...frame, source };
  await runStatements(
    script.commands.filter(({ end }) => end < until),
    inner,
  );
  if (!problem) return frame.shell.status;
  for (const line of told(problem, source, frame.shell.name)) {
    frame.descriptors.get(2)?.output?.write(`${line}\n`);
  }
  frame.shell.status = ShellProblem;
  return ShellProblem;
}

/** A syntax error as bash tells it: of a `-c` it names the line, and shows the one with a misplaced token. */
function told({ position, lines }: SyntaxProblem, source: string, name: string): readonly string[] {
  const [, program] = /^(.*): line 1$/.exec(name) ?? [];
  if (program === undefined) return lines.map((line) => `${name}: ${line}`);
  const before = source.slice(0, position).split('\n').length;
  const [first = ''] = lines;
  const number = /end of file$/.test(first) ? source.replace(/\n$/, '').split('\n').length + 1 : before;
  const head = `${program}: -c: line ${number}: `;
  const shown = /unexpected token/.test(first) ? [`${head}\`${source.split('\n')[before - 1]}'`] : [];
  return [...lines.map((line) => head + line), ...shown];
}

export async function runStatements(statements: readonly Statement[], frame: Frame): Promise<void> {
  for (const statement of statements) {
    if (statement.background) startJob(statement, frame);
    else await runNode(statement.command, frame);
  }
}

/**
 * Runs statements in a subshell; its exit code. Rejects only when a signal ends everything.
 * @param jobs Those of the subshell: a substituted command sees the jobs around it, `(…)` does not.
 */
export async function runIn(
  statements: readonly Statement[],
  frame: Frame,
  jobs = new Jobs(),
): Promise<number> {
  return subshell({ ...frame, shell: copyOf(frame.shell, jobs) }, (inner) =>
    runStatements(statements, inner),
  );
}

/** Runs something in a shell that may exit by itself. */
async function subshell(frame: Frame, work: (frame: Frame) => Promise<unknown>): Promise<number> {
  try {
    await work(frame);
    return await leave(frame, frame.shell.status);
  } catch (error) {
    if (error instanceof Exit) return await leave(frame, error.code);
    if (error instanceof Leave) return frame.shell.status;
    throw error;
  }
}

/** Runs what `trap … EXIT` has left for the end. */
export async function leave(frame: Frame, code: number): Promise<number> {
  const text = frame.shell.traps.get('EXIT');
  if (text === undefined) return code;
  frame.shell.traps.delete('EXIT');
  frame.shell.status = code;
  try {
    await runText(text, frame);
    return code;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    throw error;
  }
}

function startJob({ command }: Statement, frame: Frame): void {
  const { shell, world } = frame;
  // Ctrl-C is for what runs in the foreground.
  const controller = new AbortController();
  const pid = world.nextPid();
  const inner: Frame = {
    ...frame,
    shell: { ...copyOf(shell, new Jobs()), pid },
    signal: controller.signal,
    descriptors: new Map(frame.descriptors).set(0, withoutKeyboard(frame)),
  };
  const done = subshell(inner, (own) => runNode(command, own)).catch((error: unknown) => {
    if (error instanceof Aborted) return endedBy(controller.signal);
    throw error;
  });
  const job = shell.jobs.add(pid, frame.source.slice(command.pos, command.end), controller, done);
  shell.lastJob = pid;
  shell.status = 0;
  if (shell.options.has('monitor')) frame.descriptors.get(2)?.output?.write(`[${job.number}] ${pid}\n`);
}

/** What runs in the background does not read the keyboard. */
function withoutKeyboard({ descriptors }: Frame) {
  const input = descriptors.get(0)?.input;
  return { input: input && !input.tty ? input : noInput() };
}

/** Runs a node; its exit code is the shell's status. */
export async function runNode(node: PipelineNode | AndOr, frame: Frame): Promise<number> {
  const { shell, signal, world } = frame;
  if (++shell.busy % BREATH === 0) await world.breathe();
  if (signal.aborted) throw new Aborted();
  try {
    switch (node.type) {
      case 'AndOr':
        shell.status = await runAndOr(node, frame);
        return shell.status;
      case 'Pipeline':
        shell.status = await runPipeline(node, frame);
        break;
      case 'Command':
        shell.status = await runCommand(node, frame);
        shell.pipeStatus = [shell.status];
        break;
      default:
        shell.status = await runCompound(node, frame);
        return shell.status;
    }
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    complain(frame, error.message);
    shell.status = error.code;
  }
  if (signal.aborted) throw new Aborted();
  if (shell.status !== 0 && shell.options.has('errexit') && !frame.tested) throw new Exit(shell.status);
  return shell.status;
}

async function runAndOr({ commands, operators }: AndOr, frame: Frame): Promise<number> {
  let status = 0;
  for (const [index, command] of commands.entries()) {
    const operator = operators[index - 1];
    if (operator === '&&' && status !== 0) continue;
    if (operator === '||' && status === 0) continue;
    status = await runNode(command, index < commands.length - 1 ? { ...frame, tested: true } : frame);
  }
  return status;
}

async function runPipeline({ commands, operators, prefixes }: Pipeline, frame: Frame): Promise<number> {
  const { shell, world } = frame;
  const negated = prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  const began = world.clock.now();
  let status: number;
  const [only] = commands;
  if (commands.length === 1 && only)
    status = await runNode(only, negated ? { ...frame, tested: true } : frame);
  else {
    const codes = await runStages(commands as readonly Command[], operators, frame);
    shell.pipeStatus = codes;
    status = codes.at(-1) ?? 0;
    if (shell.options.has('pipefail')) status = codes.findLast((code) => code !== 0) ?? 0;
  }
  if (prefixes.some(({ type }) => type === 'Time')) {
    const seconds = (world.clock.now() - began) / 1000;
    const real = `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(3)}s`;
    frame.descriptors.get(2)?.output?.write(`\nreal\t${real}\nuser\t0m0.000s\nsys\t0m0.000s\n`);
  }
  return negated ? (status === 0 ? 1 : 0) : status;
}

async function runStages(
  commands: Pipeline['commands'],
  operators: Pipeline['operators'],
  frame: Frame,
): Promise<number[]> {
  const { shell, world } = frame;
  const controllers = commands.map(() => controllerUnder(frame.signal));
  const pipes = operators.map(
    (_, index) => new Pipe({ onBroken: () => controllers[index]?.abort(SIGNALS.SIGPIPE) }),
  );
  const over = new AbortController();
  const stages = commands.map(async (command, index) => {
    const controller = controllers[index] as (typeof controllers)[number];
    const [before, after] = [pipes[index - 1], pipes[index]];
    const descriptors = new Map(frame.descriptors);
    if (before) descriptors.set(0, { input: before });
    if (after) descriptors.set(1, { output: after });
    if (after && operators[index] === '|&') descriptors.set(2, { output: after });
    try {
      const inner = {
        ...frame,
        shell: copyOf(shell, new Jobs(shell.jobs.told)),
        descriptors,
        signal: controller.signal,
      };
      return await subshell(inner, (own) => runNode(command, own));
    } catch (error) {
      if (!(error instanceof Aborted)) throw error;
      return endedBy(controller.signal);
    } finally {
      controller.release();
      after?.end();
      before?.close();
      // Who writes to nobody learns it at the next write; who never writes again should not run for ever.
      void world.clock.sleep(GRACE, over.signal).then(() => controllers[index - 1]?.abort(SIGNALS.SIGPIPE));
    }
  });
  try {
    return await Promise.all(stages);
  } finally {
    over.abort();
  }
}
