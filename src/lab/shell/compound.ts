import type { ArithmeticFor, Case, CommandNode, CompoundList, For, Select, While } from 'unbash';
import { evaluate } from './arithmetic.ts';
import { runTest } from './conditional.ts';
import { expandPieces, expandText, expandWords } from './expand.ts';
import { fits } from './pattern.ts';
import { redirected } from './redirect.ts';
import { runIn, runStatements } from './run.ts';
import { type Frame, Leave, ShellError, setText } from './state.ts';

type Compound = Exclude<CommandNode, { type: 'Command' }>;

/** Runs a compound command; its exit code. */
export async function runCompound(node: Compound, frame: Frame): Promise<number> {
  const { shell } = frame;
  const list = async ({ commands }: CompoundList, tested = frame.tested ?? false): Promise<number> => {
    await runStatements(commands, tested === frame.tested ? frame : { ...frame, tested });
    return shell.status;
  };
  switch (node.type) {
    case 'Redirected':
      return runCompound(node.command, { ...frame, descriptors: await redirected(node.redirects, frame) });
    case 'Subshell':
      return runIn(node.body.commands, frame);
    case 'BraceGroup':
      return list(node.body);
    case 'If': {
      for (const { clause, then } of [node, ...node.elif])
        if ((await list(clause, true)) === 0) return list(then);
      if (node.else) return list(node.else);
      return 0;
    }
    case 'While':
      return loop(node, frame, list);
    case 'For':
      return each(node, frame, list);
    case 'ArithmeticFor':
      return count(node, frame, list);
    case 'Case':
      return choose(node, frame, list);
    case 'TestCommand':
      return (await runTest(node.expression, frame)) ? 0 : 1;
    case 'ArithmeticCommand':
      return node.expression && (await evaluate(node.expression, frame)) !== 0 ? 0 : 1;
    case 'Function':
      shell.functions.set(node.name.value, { node, source: frame.source });
      return 0;
    case 'Select':
    case 'Coproc':
      throw new ShellError(`${node.type.toLowerCase()}: not supported here`, 2);
  }
}

type RunList = (list: CompoundList, tested?: boolean) => Promise<number>;

/** Runs a loop's body; false when the loop is to end. */
async function turn(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Leave)) throw error;
    if (error.levels > 1) throw new Leave(error.again, error.levels - 1);
    return error.again;
  }
}

async function loop({ kind, clause, body }: While, { shell }: Frame, list: RunList): Promise<number> {
  let status = 0;
  for (;;) {
    let met = false;
    const goes = await turn(async () => {
      met = ((await list(clause, true)) === 0) === (kind === 'while');
      if (met) status = await list(body);
    });
    if (!goes) return 0;
    if (!met) break;
  }
  shell.status = status;
  return status;
}

async function each({ name, wordlist, body }: For | Select, frame: Frame, list: RunList): Promise<number> {
  const values = wordlist ? await expandWords(wordlist, frame) : frame.shell.positional;
  let status = 0;
  for (const value of values) {
    setText(frame.shell, name.value, value);
    const goes = await turn(async () => {
      status = await list(body);
    });
    if (!goes) return 0;
  }
  return status;
}

async function count(node: ArithmeticFor, frame: Frame, list: RunList): Promise<number> {
  if (node.initialize) await evaluate(node.initialize, frame);
  let status = 0;
  while (!node.test || (await evaluate(node.test, frame)) !== 0) {
    const goes = await turn(async () => {
      status = await list(node.body);
    });
    if (!goes) return 0;
    if (node.update) await evaluate(node.update, frame);
  }
  return status;
}

async function choose({ word, items }: Case, frame: Frame, list: RunList): Promise<number> {
  const text = await expandText(word, frame);
  let status = 0;
  let falls = false;
  for (const { pattern, body, terminator } of items) {
    let met = falls;
    for (const each of met ? [] : pattern) met ||= fits(text, await expandPieces(each, frame));
    if (!met) continue;
    status = body.commands.length > 0 ? await list(body) : 0;
    if (terminator === ';;' || terminator === undefined) break;
    falls = terminator === ';&';
  }
  return status;
}
