import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ConsoleBlock, ConsoleStep } from 'kubernetes-guide-verify';
import { unbrokenWords } from '../unbroken-words.ts';
import { type FileArgument, fileArguments } from './file-arguments.ts';
import { describeNeeds } from './needs.ts';

/** What the figure has to know beyond the block itself. */
export interface FigureOptions {
  /** Files under `manifests/` that a command may name. */
  readonly manifests: ReadonlySet<string>;
  /** The page speaks of more than one terminal: each block names its own. */
  readonly nameTerminal: boolean;
  /** What reference pages link to. */
  readonly id?: string;
}

const text = (value: string): ElementContent => ({ type: 'text', value });

/** One line of a command. Each manifest that `-f` names is a `<span data-manifest>`, which the URL switch rewrites. */
function lineNodes(line: string, offset: number, files: readonly FileArgument[]): ElementContent[] {
  const nodes: ElementContent[] = [];
  let from = 0;
  for (const { start, end, name } of files) {
    if (start < offset || end > offset + line.length) continue;
    nodes.push(...unbrokenWords(line.slice(from, start - offset)));
    nodes.push(
      h('span', { class: 'console-file', dataManifest: name }, line.slice(start - offset, end - offset)),
    );
    from = end - offset;
  }
  return [...nodes, ...unbrokenWords(line.slice(from))];
}

function commandNode({ command }: ConsoleStep, manifests: ReadonlySet<string>): Element {
  const files = fileArguments(command, manifests);
  let offset = 0;
  // Prompts are drawn by the style sheet: they are never selected, copied or read aloud.
  const children = command.split('\n').flatMap((line, index) => {
    const nodes = lineNodes(line, offset, files);
    offset += line.length + 1;
    const row = h('span', { class: index === 0 ? 'console-line' : 'console-line console-more' }, nodes);
    return index === 0 ? [row] : [text('\n'), row];
  });
  return h('pre', { class: 'console-command' }, [h('code', children)]);
}

/** Columns: words with more than one blank between them. */
const TABLE = /\S {2,}\S/;

function outputNode({ output, interrupted }: ConsoleStep): Element {
  const lines = output.map((line) => line.text).join('\n');
  const stop = h('kbd', { class: 'console-interrupt', ariaLabel: 'Ctrl+C를 눌러 끝냅니다' }, '^C');
  const isTable = output.some((line) => TABLE.test(line.text));
  return h('pre', { class: isTable ? 'console-output' : 'console-output console-message' }, [
    h('samp', [text(interrupted && lines !== '' ? `${lines}\n` : lines), ...(interrupted ? [stop] : [])]),
  ]);
}

function stepNode(step: ConsoleStep, manifests: ReadonlySet<string>): Element {
  return h('div', { class: 'console-step' }, [
    // A block without a prompt goes on with the output of what runs in this terminal.
    ...(step.command === '' ? [] : [commandNode(step, manifests)]),
    ...(step.output.length > 0 || step.interrupted ? [outputNode(step)] : []),
  ]);
}

function captionNode(name: string | undefined, block: ConsoleBlock): Element[] {
  const notes = describeNeeds(block.options.needs);
  if (!name && notes.length === 0) return [];
  return [
    h('figcaption', { class: 'console-caption', dataPagefindIgnore: '' }, [
      ...(name ? [h('span', { class: 'console-name' }, name)] : []),
      ...notes.flatMap(({ label, why }) => [
        h('span', { class: 'console-need' }, label),
        h('span', { class: 'console-why' }, why),
      ]),
    ]),
  ];
}

/**
 * A console block as HTML: each command with its output, told apart by class names.
 * The copy buttons are added in the browser by `client/console.ts`; without it the block reads the same.
 * @param block A parsed block.
 */
export function consoleFigure(block: ConsoleBlock, options: FigureOptions): Element {
  const { term } = block.options;
  const name = options.nameTerminal ? `터미널 ${term}` : undefined;
  const { id } = options;
  const properties = {
    ...(id !== undefined && { id }),
    class: 'console not-content',
    dataTerm: String(term),
    ...(block.options.needs.length > 0 && { dataNeeds: block.options.needs.join(' ') }),
  };
  return h('figure', { ...properties, ariaLabel: name ?? '터미널' }, [
    ...captionNode(name, block),
    ...block.steps.map((step) => stepNode(step, options.manifests)),
  ]);
}
