import type { ConsoleBlock, ConsoleStep } from 'kubernetes-guide-verify';
import { compileLine, type LinePattern } from './line.ts';

/** What running and comparing a step needs to know of it; where it stands in its file does not matter. */
export interface RunnableStep {
  readonly block: { readonly options: ConsoleBlock['options'] };
  readonly step: Pick<ConsoleStep, 'command' | 'interrupted'> & {
    readonly output: readonly { readonly text: string }[];
  };
  /** The last of its block: what `exit`, `until` and `background` are about. */
  readonly last: boolean;
  readonly patterns: readonly LinePattern[];
}

/** Compiles the lines that a step is to print. */
export const patternsOf = (output: RunnableStep['step']['output']): LinePattern[] =>
  output.map(({ text }) => compileLine(text));

/** The exit code that a step is to have; undefined when any will do (it was interrupted, or goes on running). */
export function expectedExit({ block, step, last }: RunnableStep): number | undefined {
  const { exit, background } = block.options;
  if (!last) return 0;
  return exit === 0 && (step.interrupted || background) ? undefined : exit;
}

/** Whether what a step prints is compared: a bare `^C` shows nothing of what came before. */
export const isCompared = ({ step }: RunnableStep): boolean =>
  step.command !== '' || step.output.length > 0 || !step.interrupted;

/** Commands that end the cluster under the run, or start another. */
const LIFECYCLE = /\bminikube\s+(?:start|stop|delete|pause|unpause)\b/;

/** Why a step is not run where there is only so much: a word of its `needs=…`. */
export function missing({ block, step }: RunnableStep, provides: ReadonlySet<string>): string | undefined {
  if (LIFECYCLE.test(step.command)) return 'minikube';
  return block.options.needs.find((need) => !provides.has(need));
}
