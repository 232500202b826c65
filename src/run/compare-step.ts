import { type Bindings, createBindings } from '../replay/bindings.ts';
import { compareOutput } from '../replay/difference.ts';
import type { Pair } from '../replay/line.ts';
import { matchOutput } from '../replay/match.ts';
import { expectedExit, isCompared, type RunnableStep } from '../replay/step.ts';
import type { TranscriptStep } from '../replay/transcript.ts';
import type { OwnValue, StepResult } from './result.ts';

const RUNNING_EXIT = 130;

function ownValues(pairs: readonly Pair[]): OwnValue[] {
  const found = new Map(pairs.filter(({ page, actual }) => page !== actual).map((pair) => [pair.page, pair]));
  return [...found.values()].map(({ page, actual }) => ({ page, own: actual }));
}

/**
 * Compares what the reader's cluster said with the page.
 *
 * @param bindings What the cluster's values stand for so far. A step that is run again, or out of order, may meet
 *   others: then only the form of its output counts.
 */
export function compareStep(
  each: RunnableStep,
  record: TranscriptStep,
  literals: ReadonlySet<string>,
  bindings: Bindings,
): StepResult {
  const { patterns, block, step } = each;
  const { unordered } = block.options;
  const running = record.exit === null && record.timedOut === undefined;
  const expected = expectedExit(each);
  const wrongExit =
    expected === undefined || record.exit === null || record.exit === expected
      ? {}
      : { exit: { expected, actual: record.exit } };
  const rest = { ...wrongExit, running };
  if (record.timedOut !== undefined) return { state: 'timeout', values: [], missing: [], added: [], ...rest };
  const interrupted = step.interrupted && record.exit === RUNNING_EXIT;
  const assignment = isCompared(each)
    ? (matchOutput(patterns, record.output, bindings, unordered) ??
      matchOutput(patterns, record.output, createBindings(literals), unordered))
    : [];
  if (assignment) {
    const values = ownValues(assignment.flatMap(({ pairs }) => pairs));
    const state = 'exit' in rest && !interrupted ? 'different' : 'same';
    return { state, values, missing: [], added: [], ...rest };
  }
  const { hunks, pairs } = compareOutput(patterns, record.output, unordered, () => true);
  return {
    state: 'different',
    values: ownValues(pairs.flatMap((line) => line.pairs)),
    missing: hunks.flatMap(({ expected: [from, count] }) =>
      step.output.slice(from, from + count).map(({ text }) => text),
    ),
    added: hunks.flatMap(({ actual: [from, count] }) => record.output.slice(from, from + count)),
    ...rest,
  };
}
