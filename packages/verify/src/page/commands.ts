import { diagnose } from '../codes/index.ts';
import { checkCommand } from '../command/check.ts';
import { addressVariables, mayNeed, runsMinikube, type Surroundings } from '../command/needs.ts';
import { placed } from '../command/place.ts';
import { readShell, type SimpleCommand } from '../command/shell.ts';
import { promptLength } from '../command/tools.ts';
import type { ConsoleBlock, ConsoleStep } from '../console/types.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { publishedAt, type Site } from './site.ts';
import type { Page } from './types.ts';

/** What the commands of a page leave behind, while its blocks are read in order. */
interface Progress {
  readonly written: Set<string>;
  readonly addresses: Set<string>;
  /** Terminals whose last command still runs, with its line and text. */
  readonly running: Map<number, { readonly line: number; readonly command: string }>;
}

const LOAD_BALANCER = /^kind: Service$[\s\S]*?^ {2}name: (\S+)$[\s\S]*?^ {2}type: LoadBalancer/m;

function loadBalancersOf(site: Site): Set<string> {
  const documents = [...site.manifests.values()].flatMap((text) => text.split(/^---$/m));
  return new Set(documents.flatMap((text) => LOAD_BALANCER.exec(text)?.[1] ?? []));
}

const EXTERNAL = /^kind: Service$[\s\S]*?^ {2}name: (\S+)$[\s\S]*?^ {2}externalName: (\S+)/m;

function outsideOf(site: Site): Set<string> {
  const documents = [...site.manifests.values()].flatMap((text) => text.split(/^---$/m));
  return new Set(
    documents.flatMap((text) => {
      const [, name = '', target = ''] = EXTERNAL.exec(text) ?? [];
      return target === '' || target.endsWith('.cluster.local') ? [] : [name, target];
    }),
  );
}

function checkOutput(block: ConsoleBlock, step: ConsoleStep): Diagnostic[] {
  const column = block.range.start.column;
  return step.output.flatMap(({ text, line }) => {
    const length = text.includes('@') ? promptLength(text) : 0;
    const at = { file: block.file, line, column, endLine: line, endColumn: column + length };
    return length > 0 ? [diagnose('command-prompt', at, { prompt: text.slice(0, length).trim() })] : [];
  });
}

function checkTerminal(block: ConsoleBlock, step: ConsoleStep, { running }: Progress): Diagnostic[] {
  const { term } = block.options;
  const busy = running.get(term);
  const at = { file: block.file, range: step.range };
  if (step.command === '') return busy ? [] : [diagnose('console-nothing-running', at, { term })];
  return busy ? [diagnose('console-still-running', at, { term, line: busy.line })] : [];
}

function advance(block: ConsoleBlock, step: ConsoleStep, last: boolean, progress: Progress): void {
  const { term, background } = block.options;
  if (step.command !== '' && last && background && !step.interrupted) {
    progress.running.set(term, { line: step.range.start.line, command: step.command });
  } else if (step.interrupted || (step.command === '' && !background)) progress.running.delete(term);
}

function checkNeeds(
  block: ConsoleBlock,
  commands: readonly SimpleCommand[],
  step: ConsoleStep,
  around: Surroundings,
): Diagnostic[] {
  const at = { file: block.file, range: step.range };
  const command = step.command.split('\n')[0] ?? '';
  const { needs } = block.options;
  const wrong = needs.find((need) => !mayNeed(need, step.command, commands, around));
  if (wrong !== undefined) return [diagnose('command-needs-list', at, { command, need: wrong })];
  if (needs.includes('minikube') || !runsMinikube(commands)) return [];
  return [diagnose('command-needs-missing', at, { command })];
}

/** Checks the commands of a page, in the order in which a reader runs them. */
export function checkCommands(page: Page, site: Site): Diagnostic[] {
  const progress: Progress = { written: new Set(), addresses: new Set(), running: new Map() };
  const known = [...site.manifests.values()].join('\n');
  const published = publishedAt(site);
  const files = new Set(site.manifests.keys());
  const loadBalancers = loadBalancersOf(site);
  // Installing tools is done on pages that are no chapters, and never replayed.
  const outside = page.frontmatter.chapter ? outsideOf(site) : undefined;
  const folder = { files, written: progress.written, ...(published !== undefined && { published }) };
  return page.blocks.flatMap((block) =>
    block.steps.flatMap((step, index) => {
      const last = index === block.steps.length - 1;
      const found = [...checkTerminal(block, step, progress), ...checkOutput(block, step)];
      const { commands } = readShell(step.command);
      if (step.command !== '') {
        const tunnel = [...progress.running.values()].some(({ command }) =>
          /\bminikube tunnel\b/.test(command),
        );
        const around = { loadBalancers, tunnel, addresses: progress.addresses, outside };
        const fails = last && block.options.exit !== 0;
        found.push(
          ...checkCommand(placed(page.file, step), {
            folder,
            known,
            fails,
            ...(site.definitions && { definitions: site.definitions }),
          }),
          ...checkNeeds(block, commands, step, around),
        );
      }
      for (const each of commands)
        for (const path of each.writes) progress.written.add(path.replace(/^\.\//, ''));
      for (const name of addressVariables(step.command)) progress.addresses.add(name);
      advance(block, step, last, progress);
      return found;
    }),
  );
}
