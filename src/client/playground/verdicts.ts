import { NEWEST, type PlayFile } from '../../playground/files.ts';
import type { Verdict } from '../../playground/protocol.ts';
import { withSuggestion } from '../../playground/suggest.ts';
import { createChecker } from './checker.ts';
import type { Editor } from './editor.ts';
import type { Problems } from './problems.ts';

/** The checks of the shown file, always of its newest text. */
export interface Verdicts {
  /** The text, or what it is judged by, is another. */
  changed(): void;
  /** Fetches the schemas, once the reader wants to write. */
  wake(): void;
  /** The API server's own verdict; fetches it the first time, and lets it judge along from then on. */
  server(file: PlayFile): Promise<Verdict>;
  /** The API server's verdict when it is here already. */
  serverIfHere(file: PlayFile): Promise<Verdict | undefined>;
  readonly ask: ReturnType<typeof createChecker>['ask'];
}

export interface VerdictWorld {
  readonly editor: Editor;
  readonly problems: Problems;
  files(): { readonly shown: PlayFile; readonly others: readonly PlayFile[] };
  version(): string;
  /** One line on the engines. */
  state(text: string): void;
  progress(loaded: number, total: number): void;
}

/** Texts up to this are judged with every key, larger ones when the reader pauses. */
const SMALL = 60_000;
const PAUSE = 500;
/** Engines are fetched over the network, and started. */
const FETCHING = 240_000;

export function createVerdicts(world: VerdictWorld): Verdicts {
  const { editor, problems } = world;
  const checker = createChecker(world.progress);
  /** Versions whose schemas are here. */
  const schemas = new Set<string>();
  const loading = new Set<string>();
  let server = false;
  let awake = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;

  const say = () => {
    const version = world.version();
    const by = server && version === NEWEST ? 'API 서버' : schemas.has(version) ? '스키마' : 'YAML과 참조';
    world.state(
      loading.has(version)
        ? `쿠버네티스 ${version} 스키마를 내려받는 중…`
        : `쿠버네티스 ${version} · ${by}까지 봅니다`,
    );
  };
  const check = async () => {
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    running = true;
    const { shown, others } = world.files();
    const version = world.version();
    const wanted = { version, schemas: schemas.has(version), server: server && version === NEWEST };
    try {
      const { diagnostics, total } = await checker.ask({ type: 'check', file: shown, others, wanted });
      // Places in a text that has gone on since would be wrong; the next check is on its way.
      if (shown.name === world.files().shown.name && editor.text === shown.text) {
        const helped = diagnostics.map((each) => withSuggestion(editor.current.doc, each));
        editor.mark(helped);
        problems.draw(helped, total);
      }
    } catch (error) {
      editor.mark([]);
      problems.say(error instanceof Error ? error.message : '검사하지 못했습니다.');
    } finally {
      running = false;
      if (again) {
        again = false;
        later();
      }
    }
  };
  const later = () => {
    clearTimeout(timer);
    const { length } = editor.current.doc;
    timer = setTimeout(() => void check(), length > SMALL ? PAUSE : 0);
  };
  const load = async () => {
    const version = world.version();
    if (!awake || schemas.has(version) || loading.has(version)) return;
    loading.add(version);
    say();
    try {
      await checker.ask({ type: 'load', wanted: { version, schemas: true, server: false } }, FETCHING);
      schemas.add(version);
    } catch {
      world.state('스키마를 내려받지 못했습니다. 지금은 YAML과 참조만 봅니다.');
      return;
    } finally {
      loading.delete(version);
    }
    say();
    later();
  };
  const judge = (file: PlayFile) => checker.ask({ type: 'judge', file }, FETCHING);

  return {
    changed() {
      say();
      void load();
      later();
    },
    wake() {
      if (awake) return;
      awake = true;
      void load();
    },
    async server(file) {
      const verdict = await judge(file);
      server = true;
      say();
      later();
      return verdict;
    },
    serverIfHere: async (file) => (server && world.version() === NEWEST ? await judge(file) : undefined),
    ask: checker.ask,
  };
}
