import type { Check, CheckResult } from '../../challenges/judge.ts';
import type { ChapterData } from '../../run/data.ts';
import type { Answers } from '../../run/protocol.ts';
import { announce } from '../announce.ts';
import type { Picture } from '../picture/picture.ts';
import { type Connection, connect, type News } from './connection.ts';
import { createDock, type Dock, type Terminal } from './dock.ts';
import { createHistory } from './history.ts';
import type { PageStep } from './index.ts';
import { createPrompt } from './prompt.ts';
import { pageData, takeWorker } from './ready.ts';
import { resultPlace, showNote } from './result-place.ts';
import { createScreen } from './screen.ts';
import { showResult } from './step-result.ts';
import { type ResumeNote, resumeNote, session } from './tab-memory.ts';

/** Runs the commands of one page. */
export interface Controller {
  run(step: PageStep): Promise<void>;
  /** Starts the page's cluster, or brings its terminal to the front. */
  open(): Promise<void>;
  /** Starts the cluster anew. */
  restart(): Promise<void>;
  judge(checks: readonly Check[]): Promise<readonly CheckResult[]>;
  /** Shows the picture beside the terminals. */
  picture(): Promise<void>;
  /**
   * Shows the picture after these steps of the page and no others.
   *
   * @param place where is said what has to be chosen.
   */
  pictureAfter(steps: readonly PageStep[], place: HTMLElement): Promise<void>;
  /** Makes these the files of the reader's folder that the page brings; what it brought before and no longer does, goes. */
  write(files: readonly { readonly name: string; readonly text: string }[]): Promise<void>;
  /**
   * Runs a line in the first terminal, in place of what runs there.
   *
   * @returns its exit code.
   */
  type(line: string): Promise<number>;
}

/** What differs between pages. */
export interface ControllerWords {
  /** What the first terminal says when the cluster is there. */
  readonly ready: string;
}

const CHAPTER: ControllerWords = { ready: '이 장의 준비를 마쳤습니다. 명령을 실행하거나 직접 입력하세요.' };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Why this browser cannot run the lab; undefined when it can. */
function unsupported(): string | undefined {
  const can =
    'adoptedStyleSheets' in document && typeof Worker === 'function' && typeof structuredClone === 'function';
  return can
    ? undefined
    : '이 브라우저에서는 실행할 수 없습니다. 최신 크롬, 에지, 사파리, 파이어폭스에서 열어 보세요. 글은 그대로 읽을 수 있습니다.';
}

class PageController implements Controller {
  readonly #chapter: ChapterData;
  readonly #files: Readonly<Record<string, string>>;
  readonly #steps: readonly PageStep[];
  readonly #words: ControllerWords;
  /** Which steps of the chapter have run since the cluster started. */
  readonly #done = new Set<number>();
  readonly #history = createHistory(session.history());
  #connection: Connection | undefined;
  #starting: Promise<Connection> | undefined;
  #dock: Dock | undefined;
  #picture: Picture | undefined;
  /** What the picture has missed while it was not there. */
  #scene: Extract<News, { type: 'scene' }> | undefined;
  #working = Promise.resolve();
  /** How much is to be done. */
  #waiting = 0;

  constructor(
    chapter: ChapterData,
    files: Readonly<Record<string, string>>,
    steps: readonly PageStep[],
    words = CHAPTER,
  ) {
    this.#words = words;
    this.#chapter = chapter;
    this.#files = files;
    this.#steps = steps;
  }

  async run(step: PageStep): Promise<void> {
    const reason = unsupported();
    if (reason) {
      showNote(resultPlace(step.element), reason);
      return;
    }
    const number = this.#numberOf(step);
    const place = resultPlace(step.element);
    if (this.#waiting > 0) showNote(place, '앞의 명령이 끝나기를 기다립니다…');
    await this.#queue(async () => {
      const before = number === undefined ? 0 : this.#undoneBefore(number).length;
      if (number !== undefined && before > 0) this.#offerToCatchUp(number, before, place);
      else if (number !== undefined) await this.#runStep(number);
      else if (step.role === 'setup') await this.#prepare(step);
      else await this.#runLine(step);
    });
    this.#reveal(place);
  }

  #offerToCatchUp(number: number, before: number, place: HTMLElement): void {
    showNote(place, `앞에 아직 실행하지 않은 명령이 ${before}개 있습니다.`, [
      { label: '여기까지 실행', run: () => void this.#queue(() => this.#catchUp(number)) },
      {
        label: '이 명령만 실행',
        run: () => void this.#queue(async () => void (await this.#runStep(number))),
      },
    ]);
  }

  /** What came of a press is seen, though the terminal may have come to lie over it. */
  #reveal(place: HTMLElement): void {
    // The page has to know first how high the terminal is.
    requestAnimationFrame(() => place.scrollIntoView({ block: 'nearest' }));
  }

  async open(): Promise<void> {
    const reason = unsupported();
    if (reason) throw new Error(reason);
    await this.#connect();
    this.#dock?.show(1);
    this.#dock?.focus();
  }

  restart(): Promise<void> {
    return this.#queue(() => this.#reset());
  }

  async judge(checks: readonly Check[]): Promise<readonly CheckResult[]> {
    const connection = await this.#connect();
    return await connection.ask({ type: 'judge', checks });
  }

  async picture(): Promise<void> {
    const reason = unsupported();
    if (reason) throw new Error(reason);
    await this.#connect();
    this.#dock?.showPicture();
  }

  async pictureAfter(steps: readonly PageStep[], element: HTMLElement): Promise<void> {
    const place = resultPlace(element);
    const reason = unsupported();
    if (reason) {
      showNote(place, reason);
      return;
    }
    const last = Math.max(-1, ...steps.flatMap((step) => this.#numberOf(step) ?? []));
    const show = (reset: boolean) =>
      this.#queue(async () => {
        showNote(place, '여기까지 실행하고 있습니다…');
        try {
          await this.#connect();
          if (reset) await this.#reset();
          this.#dock?.showPicture();
          await this.#catchUp(last);
          showNote(place, '아래 그림이 지금 내 클러스터입니다.');
        } catch (error) {
          showNote(place, error instanceof Error ? error.message : String(error));
        }
        this.#reveal(place);
      });
    if (![...this.#done].some((number) => number > last)) {
      await show(false);
      return;
    }
    await this.#queue(async () => this.#dock?.showPicture());
    showNote(place, '이 그림보다 뒤의 명령까지 실행되어 있습니다.', [
      { label: '이 그림의 때로 되돌리기', run: () => void show(true) },
    ]);
    this.#reveal(place);
  }

  async write(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const connection = await this.#connect();
    await connection.ask({ type: 'write', files });
  }

  async type(line: string): Promise<number> {
    const connection = await this.#connect();
    this.#dock?.show(1);
    await connection.ask({ type: 'interrupt', term: 1 });
    const { exit } = await connection.ask({ type: 'line', term: 1, line });
    return exit;
  }

  /** One thing at a time, in the order of the presses. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1;
    const next = this.#working.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#working = next.catch(() => undefined);
    return next;
  }

  #numberOf({ place }: PageStep): number | undefined {
    if (!place) return undefined;
    const number = this.#chapter.steps.findIndex(
      ({ block, index }) => block === place.block && index === place.index,
    );
    return number < 0 ? undefined : number;
  }

  #elementOf(number: number): PageStep | undefined {
    const step = this.#chapter.steps[number];
    return this.#steps.find(({ place }) => place?.block === step?.block && place?.index === step?.index);
  }

  /** Steps before one that have not run, without those that only show what an earlier one goes on to print. */
  #undoneBefore(number: number): number[] {
    return this.#chapter.steps.flatMap(({ command }, index) =>
      index < number && command !== '' && !this.#done.has(index) ? [index] : [],
    );
  }

  async #catchUp(to: number): Promise<void> {
    for (let number = 0; number <= to; number += 1) {
      if (!this.#done.has(number) && !(await this.#runStep(number))) return;
    }
  }

  /** @returns false when the cluster is gone. */
  async #runStep(number: number): Promise<boolean> {
    const page = this.#elementOf(number);
    const place = page ? resultPlace(page.element) : undefined;
    const step = this.#chapter.steps[number];
    if (!step) return false;
    if (place) showNote(place, '실행 중입니다…');
    try {
      const connection = await this.#connect();
      this.#dock?.show(step.options.term);
      const result = await connection.ask({ type: 'step', step: number });
      this.#done.add(number);
      session.reached(this.#chapter.id, number);
      if (!place) return true;
      const skipped = this.#undoneBefore(number).length > 0;
      showResult(place, result, {
        catchUp: skipped ? () => void this.#queue(() => this.#again(number)) : undefined,
        differs: step.differs,
      });
      announce(place.querySelector('.console-verdict')?.textContent ?? '');
      return true;
    } catch (error) {
      if (place) showNote(place, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  async #again(to: number): Promise<void> {
    await this.#reset();
    await this.#catchUp(to);
  }

  async #prepare({ element }: PageStep): Promise<void> {
    const place = resultPlace(element);
    showNote(place, '이 장을 준비합니다…');
    await this.#connect();
    showNote(place, '준비를 마쳤습니다. 이 상자의 명령은 모두 실행되어 있습니다. 첫 명령부터 실행해 보세요.');
  }

  async #runLine({ command, element }: PageStep): Promise<void> {
    const place = resultPlace(element);
    const exit = await this.type(command);
    showNote(place, exit === 0 ? '실행했습니다.' : `끝 코드 ${exit}로 끝났습니다.`);
  }

  #connect(): Promise<Connection> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async #start(): Promise<Connection> {
    // A page that has run something knows itself where it is.
    const note = this.#dock ? undefined : resumeNote(this.#chapter.id);
    this.#dock ??= this.#openDock();
    const dock = this.#dock;
    dock.show(1);
    dock.status('실행 환경을 내려받습니다…', true);
    const connection = connect(takeWorker(), {
      news: (message) => this.#hear(message),
      lost: (why) => this.#lost(why),
    });
    this.#connection = connection;
    const site = new URL(`${base}/`, location.href).href;
    const answer = await connection.ask({
      type: 'open',
      chapter: this.#chapter,
      files: this.#files,
      site,
    });
    this.#ready(answer);
    this.#offerToResume(note);
    return connection;
  }

  /** A tab that was loaded again has lost its cluster: says so, and how to come back to where the reader was. */
  #offerToResume(note: ResumeNote | undefined): void {
    const dock = this.#dock;
    if (!note || !dock) return;
    dock.alert(note.text, {
      label: '여기까지 다시 실행',
      run: () => {
        dock.alert('');
        void this.#queue(() => this.#catchUp(note.step));
      },
    });
  }

  #ready({ version }: Answers['open']): void {
    this.#done.clear();
    const dock = this.#dock;
    dock?.status(`쿠버네티스 ${version} · 이 브라우저 안에서 실행됩니다`);
    dock?.alert('');
    dock?.terminal(1).screen.remark(this.#words.ready);
    for (const step of this.#chapter.steps) dock?.terminal(step.options.term);
  }

  #hear(message: News): void {
    const dock = this.#dock;
    if (!dock) return;
    switch (message.type) {
      case 'progress':
        dock.status(`${message.text}…`, true);
        break;
      case 'command':
        dock.terminal(message.term).screen.command(message.command);
        break;
      case 'output':
        if (message.dropped > 0)
          dock.terminal(message.term).screen.remark(`출력이 너무 많아 ${message.dropped}자를 건너뛰었습니다`);
        dock.terminal(message.term).screen.print(message.data);
        break;
      case 'scene':
        this.#scene = message;
        this.#picture?.scene(message.scene, message.changes);
        break;
      case 'flow':
        this.#picture?.flow(message.flow);
        break;
      case 'busy':
        dock.setBusy(message.term, message.busy);
        break;
    }
  }

  #lost(why: 'died' | 'silent'): void {
    this.#connection = undefined;
    this.#starting = undefined;
    this.#done.clear();
    const text =
      why === 'died'
        ? '실행 환경이 멈췄습니다. 메모리가 부족할 수 있습니다.'
        : '실행 환경이 오래 대답하지 않아 껐습니다.';
    this.#dock?.status('꺼졌습니다');
    this.#dock?.alert(`${text} 입력한 명령의 기록은 남아 있습니다.`, {
      label: '다시 켜기',
      run: () => void this.#queue(async () => void (await this.#connect())),
    });
  }

  async #reset(): Promise<void> {
    const connection = await this.#connect();
    this.#dock?.status('처음 상태로 되돌립니다…', true);
    this.#picture?.clear();
    const answer = await connection.ask({ type: 'reset' });
    for (const { element } of this.#steps) element.querySelector('.console-result')?.remove();
    for (const step of this.#chapter.steps) this.#dock?.terminal(step.options.term).screen.clear();
    this.#ready(answer);
    announce('처음 상태로 되돌렸습니다');
  }

  #openDock(): Dock {
    const dock = createDock({
      make: (term) => this.#makeTerminal(term),
      reset: () => void this.#queue(() => this.#reset()),
      close: () => this.#close(),
      interrupt: (term) => this.#interrupt(term),
      picture: (shown) => void this.#showPicture(shown),
    });
    return dock;
  }

  async #showPicture(shown: boolean): Promise<void> {
    const { createPicture } = await import('../picture/picture.ts');
    if (!this.#picture) {
      this.#picture = createPicture();
      if (this.#scene) this.#picture.scene(this.#scene.scene, this.#scene.changes);
    }
    this.#dock?.beside(shown ? this.#picture.element : undefined);
  }

  #makeTerminal(term: number): Terminal {
    const screen = createScreen(`터미널 ${term}의 출력`);
    const prompt = createPrompt(`터미널 ${term}에 입력`, this.#history, {
      submit: (line) => void this.#submit(term, line),
      input: (data) => {
        screen.print(data);
        void this.#connection?.ask({ type: 'input', term, data }).catch(() => undefined);
      },
      interrupt: () => this.#interrupt(term),
      clear: () => screen.clear(),
      unfinished: async (line) => (await this.#connection?.ask({ type: 'unfinished', line })) ?? false,
      complete: async (line, cursor) =>
        (await this.#connection?.ask({ type: 'complete', term, line, cursor })) ?? {
          from: cursor,
          words: [],
        },
      offer: (words) => screen.remark(words.slice(0, 60).join('   ')),
    });
    return { screen, prompt };
  }

  async #submit(term: number, line: string): Promise<void> {
    session.remember(this.#history.all());
    try {
      const connection = await this.#connect();
      await connection.ask({ type: 'line', term, line });
    } catch (error) {
      this.#dock
        ?.terminal(term)
        .screen.remark(error instanceof Error ? error.message : '실행하지 못했습니다.');
    }
  }

  #interrupt(term: number): void {
    this.#dock?.terminal(term).screen.print('^C\n');
    void this.#connection?.ask({ type: 'interrupt', term }).catch(() => undefined);
  }

  #close(): void {
    this.#connection?.close();
    this.#connection = undefined;
    this.#starting = undefined;
    this.#done.clear();
    this.#dock?.remove();
    this.#dock = undefined;
    this.#picture = undefined;
    this.#scene = undefined;
    session.forget(this.#chapter.id);
    announce('터미널을 닫았습니다');
    this.#steps[0]?.button.focus({ preventScroll: true });
  }
}

/** A controller of a page without commands of its own. */
export const createController = (
  chapter: ChapterData,
  files: Readonly<Record<string, string>>,
  words: ControllerWords,
): Controller => new PageController(chapter, files, [], words);

let controller: Promise<Controller> | undefined;

/** The page's controller. Its data is fetched once, and again after a failure. */
export function controllerFor(
  source: string,
  steps: readonly PageStep[],
  words?: ControllerWords,
): Promise<Controller> {
  controller ??= pageData(source).then(
    ({ chapter, files }) => new PageController(chapter, files, steps, words),
    (error: unknown) => {
      controller = undefined;
      throw error;
    },
  );
  return controller;
}
