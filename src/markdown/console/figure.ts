import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ConsoleBlock, ConsoleStep } from 'kubernetes-guide-verify';
import { type FileArgument, fileArguments } from './file-arguments.ts';
import { describeNeeds } from './needs.ts';

/** What the figure has to know beyond the block itself. */
export interface FigureOptions {
  /** Files under `manifests/` that a command may name. */
  readonly manifests: ReadonlySet<string>;
  /** The page speaks of more than one terminal: each block names its own. */
  readonly nameTerminal: boolean;
}

/** The command's text with each manifest that `-f` names in a `<span data-manifest>`, which the URL switch rewrites. */
function commandText(command: string, files: readonly FileArgument[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { start, end, name } of files) {
    parts.push({ type: 'text', value: command.slice(from, start) });
    parts.push(h('span', { class: 'console-file', dataManifest: name }, command.slice(start, end)));
    from = end;
  }
  parts.push({ type: 'text', value: command.slice(from) });
  return parts.filter((part) => part.type !== 'text' || part.value !== '');
}

/** Splits nodes at newlines, so that each line can carry its own prompt. */
function lines(nodes: readonly ElementContent[]): ElementContent[][] {
  const result: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      result.at(-1)?.push(node);
      continue;
    }
    node.value.split('\n').forEach((text, index) => {
      if (index > 0) result.push([]);
      if (text !== '') result.at(-1)?.push({ type: 'text', value: text });
    });
  }
  return result;
}

function commandNode(step: ConsoleStep, manifests: ReadonlySet<string>): Element {
  const rows = lines(commandText(step.command, fileArguments(step.command, manifests)));
  // Prompts are drawn by the style sheet: they are never selected, copied or read aloud.
  const children = rows.flatMap((row, index): ElementContent[] => [
    h('span', { class: index === 0 ? 'console-line' : 'console-line console-more' }, row),
    ...(index < rows.length - 1 ? [{ type: 'text' as const, value: '\n' }] : []),
  ]);
  return h('pre', { class: 'console-command' }, [h('code', children)]);
}

function outputNode(step: ConsoleStep): Element | undefined {
  const text = step.output.map((line) => line.text).join('\n');
  if (step.output.length === 0 && !step.interrupted) return undefined;
  return h('pre', { class: 'console-output' }, [
    h('samp', [
      ...(step.output.length > 0 ? [text] : []),
      ...(step.interrupted
        ? [h('kbd', { class: 'console-interrupt', title: 'Ctrl+C를 눌러 끝냅니다' }, '^C')]
        : []),
    ]),
  ]);
}

/**
 * A console block as HTML: each command with its output, told apart by class names.
 * The copy buttons are added in the browser by `client/console.ts`; without it the block reads the same.
 * @param block A parsed block.
 */
export function consoleFigure(block: ConsoleBlock, options: FigureOptions): Element {
  const { term, needs } = block.options;
  const notes = describeNeeds(needs);
  const name = options.nameTerminal ? `터미널 ${term}` : '터미널';
  const caption = h('figcaption', { class: 'console-caption' }, [
    h('span', { class: 'console-name' }, name),
    ...notes.map(({ label, why }) => h('span', { class: 'console-need', title: why }, label)),
  ]);
  const steps = block.steps.map((step) =>
    h(
      'div',
      { class: 'console-step' },
      [commandNode(step, options.manifests), outputNode(step)].filter((n) => n !== undefined),
    ),
  );
  return h('figure', { class: 'console not-content', dataTerm: String(term), ariaLabel: name }, [
    caption,
    ...steps,
  ]);
}
