import { type Check, type CheckResult, isSolved, judge } from '../challenges/judge.ts';
import type { PictureEvents } from '../picture/watch.ts';
import { createBindings } from '../replay/bindings.ts';
import { type Cluster, type OpenCluster, SetupError } from '../replay/cluster.ts';
import { literalsOf } from '../replay/literals.ts';
import { missing, patternsOf, type RunnableStep } from '../replay/step.ts';
import { createStepper } from '../replay/stepper.ts';
import { realTime } from '../replay/time.ts';
import { compareStep } from './compare-step.ts';
import type { ChapterData, StepData } from './data.ts';
import { outputBuffer } from './output-buffer.ts';
import type { Answers, Completion, Message, Numbered, Request } from './protocol.ts';
import type { StepResult } from './result.ts';
import { type Terminals, terminalsOn } from './terminals.ts';

/** The lab, as the host uses it. */
export interface Backend {
  /** @param files the reader's folder: name → text. @param site URL below which this site's files are published. */
  cluster(files: Readonly<Record<string, string>>, site: string): Cluster;
  /** Follows what the picture shows of a cluster; the result stops it. */
  watch(open: OpenCluster, namespaces: readonly string[], events: PictureEvents): () => void;
  /** Whether a shell would wait for more lines. */
  unfinished(open: OpenCluster, line: string): boolean;
  /** Possible ends of the word before the cursor, on a cluster that is open. */
  complete(open: OpenCluster, line: string, cursor: number): Promise<Completion>;
  /** Writes a file into the reader's folder; without a text, takes it away. */
  write(open: OpenCluster, name: string, text: string | undefined): void;
}

/** How often a challenge that does not look solved is looked at again, and the cluster's milliseconds between. */
const TRIES = 4;
const PAUSE = 700;

const runnable = ({ command, interrupted, output, last, options }: StepData): RunnableStep => {
  const lines = output.map((text) => ({ text }));
  const block = { options: { ...options, covers: [] } };
  return { block, last, patterns: patternsOf(lines), step: { command, interrupted, output: lines } };
};

/** One prepared cluster with what was learnt of it. */
interface Opened {
  readonly cluster: OpenCluster;
  readonly terminals: Terminals;
  step(index: number): Promise<StepResult>;
  judge(checks: readonly Check[]): Promise<readonly CheckResult[]>;
  unwatch(): void;
}

/**
 * Answers the page's requests from one chapter's cluster at a time. Everything that can go wrong is told in words.
 * @param post Sends a message to the page.
 */
export function createHost(backend: Backend, post: (message: Message) => void) {
  const buffer = outputBuffer((term, data, dropped) => post({ type: 'output', term, data, dropped }));
  let chapter: ChapterData | undefined;
  let place: Cluster | undefined;
  let literals: ReadonlySet<string> = new Set();
  let opened: Promise<Opened> | undefined;
  /** Names of the files that the page brought. */
  let brought: readonly string[] = [];

  const prepare = async (): Promise<Opened> => {
    if (!place || !chapter) throw new Error('no chapter');
    const steps = chapter.steps.map(runnable);
    post({ type: 'progress', text: '클러스터를 켜고 이 장을 준비합니다' });
    const cluster = await place.open(chapter.setup);
    const bindings = createBindings(literals);
    const terminals = terminalsOn(cluster, {
      command: (term, command) => post({ type: 'command', term, command }),
      output: buffer.add,
      busy(term, busy) {
        buffer.flush();
        post({ type: 'busy', term, busy });
      },
    });
    const { time = realTime } = cluster;
    const stepper = createStepper({ time, session: (_, term) => terminals.open(term) }, bindings, {
      onCommand: (term, command) => post({ type: 'command', term, command }),
      onOutput: buffer.add,
    });
    const unwatch = backend.watch(cluster, chapter.setup.namespaces, {
      scene: (scene, changes) => post({ type: 'scene', scene, changes }),
      flow: (flow) => post({ type: 'flow', flow }),
    });
    return {
      cluster,
      terminals,
      unwatch,
      async judge(checks) {
        // A session of its own: nothing that the reader set in theirs counts. A mended Service answers after a while.
        const session = await cluster.session();
        try {
          for (let left = TRIES; ; left -= 1) {
            const results = await judge(session, checks);
            if (isSolved(results) || left === 0) return results;
            await time.sleep(PAUSE);
          }
        } finally {
          await session.close();
        }
      },
      async step(index) {
        const each = steps[index];
        if (!each) throw new RangeError(`no step ${index}`);
        const need = missing(each, cluster.provides);
        if (need !== undefined)
          return { state: 'needs', need, values: [], missing: [], added: [], running: false };
        const { term } = each.block.options;
        // What an earlier block left running would hold the terminal.
        if (each.step.command !== '') await terminals.interrupt(term);
        const record = await stepper.perform(each);
        return compareStep(each, record, literals, bindings);
      },
    };
  };
  const close = async () => {
    const before = opened;
    opened = undefined;
    const gone = await before?.catch(() => undefined);
    gone?.unwatch();
    await gone?.terminals.close();
    await gone?.cluster.close();
  };
  const reopen = async (): Promise<Answers['open']> => {
    await close();
    brought = [];
    opened = prepare();
    const { cluster } = await opened;
    return { provides: [...cluster.provides], version: cluster.versions.server };
  };
  const current = async (): Promise<Opened> => {
    if (!opened) throw new Error('no cluster');
    return await opened;
  };

  const answer = async (request: Request): Promise<Answers[Request['type']]> => {
    switch (request.type) {
      case 'open':
        chapter = request.chapter;
        place = backend.cluster(request.files, request.site);
        literals = literalsOf([
          ...Object.values(request.files),
          ...chapter.steps.map(({ command }) => command),
        ]);
        return await reopen();
      case 'reset':
        return await reopen();
      case 'step':
        return await (await current()).step(request.step);
      case 'judge':
        return await (await current()).judge(request.checks);
      case 'line':
        return { exit: await (await current()).terminals.run(request.term, request.line) };
      case 'input':
        (await current()).terminals.write(request.term, request.data);
        return undefined;
      case 'interrupt':
        await (await current()).terminals.interrupt(request.term);
        return undefined;
      case 'unfinished':
        return backend.unfinished((await current()).cluster, request.line);
      case 'complete':
        return await backend.complete((await current()).cluster, request.line, request.cursor);
      case 'write': {
        const { cluster } = await current();
        const names = request.files.map(({ name }) => name);
        for (const name of brought.filter((each) => !names.includes(each)))
          backend.write(cluster, name, undefined);
        for (const { name, text } of request.files) backend.write(cluster, name, text);
        brought = names;
        return undefined;
      }
      case 'ping':
        return undefined;
    }
  };

  return {
    /** Takes one request; its answer, or why there is none, is posted. Never rejects. */
    async handle({ id, ...request }: Numbered): Promise<void> {
      try {
        const value = await answer(request as Request);
        buffer.flush();
        post({ type: 'answer', id, value });
      } catch (error) {
        buffer.flush();
        const text = error instanceof Error ? error.message : String(error);
        const message =
          error instanceof SetupError ? `이 장을 준비하지 못했습니다. ${error.command}: ${text}` : text;
        post({ type: 'refusal', id, message });
      }
    },
    close,
  };
}
