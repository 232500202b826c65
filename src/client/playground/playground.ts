import { LIMITS, NEWEST, type PlayFile, VERSIONS, type Workspace } from '../../playground/files.ts';
import { decodeLink, encodeLink, type LinkFault, LONGEST } from '../../playground/share.ts';
import { askLine, button, make, openDialog } from './dom.ts';
import { createEditor, KEYS } from './editor.ts';
import { archive, download, readFiles } from './files-out.ts';
import { chooseManifest } from './manifests.ts';
import css from './playground.css?inline';
import { createProblems } from './problems.ts';
import { START } from './start.ts';
import { store } from './store.ts';
import { createTabs } from './tabs.ts';
import { createVerdicts } from './verdicts.ts';
import { createFiles } from './workspace.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
/** After so long without a key the files are kept, in milliseconds. */
const KEEP_AFTER = 600;

const FAULTS: Readonly<Record<LinkFault, string>> = {
  broken: '공유 링크가 깨졌습니다. 주소가 잘렸을 수 있습니다. 내 파일은 그대로입니다.',
  'too-large': '공유 링크에 든 것이 너무 커서 열지 않았습니다. 내 파일은 그대로입니다.',
  'not-ours': '',
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Builds the playground into its place on the page. */
export function openPlayground(place: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  let version: string = NEWEST;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  // What is said about the last thing the reader did, with a way back where there is one.
  const note = make('p', 'play-note');
  note.setAttribute('role', 'status');
  const noteAct = make('span', 'play-note-act');
  const noteRow = make('div', 'play-note-row');
  noteRow.append(note, noteAct);
  const tell = (text: string, act?: { readonly label: string; run(): void }) => {
    note.textContent = text;
    noteAct.replaceChildren(
      ...(act
        ? [
            button('play-tool', act.label, () => {
              tell('');
              act.run();
            }),
          ]
        : []),
    );
  };

  const workspace = (): Workspace => ({ files: files.all(), shown: files.shown, version });
  const keep = () => {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      if (!store.save(workspace()))
        tell(
          '이 브라우저에 자동으로 저장하지 못했습니다. 저장 공간이 없거나 막혀 있습니다. 파일로 저장하세요.',
        );
    }, KEEP_AFTER);
  };
  const editor = createEditor({
    changed() {
      verdicts.changed();
      keep();
    },
    focused: () => verdicts.wake(),
    complete: (text, offset) => verdicts.ask({ type: 'complete', text, offset, version }),
    describe: (about) => verdicts.ask({ type: 'describe', about, version }),
    hover: (text, offset) => verdicts.ask({ type: 'hover', text, offset, version }),
  });
  const panel = make('div', 'play-panel');
  panel.id = 'play-panel';
  panel.setAttribute('role', 'tabpanel');
  panel.append(editor.element);
  const problems = createProblems(base, {
    go: (diagnostic) => editor.go(diagnostic),
    fix(fix) {
      editor.fix(fix);
      editor.focus();
    },
  });
  const engines = make('p', 'play-engines');
  const meter = make('progress', 'play-meter');
  meter.setAttribute('aria-label', 'API 서버 내려받기');
  meter.hidden = true;
  const verdicts = createVerdicts({
    editor,
    problems,
    files() {
      const all = files.all();
      const shown = all.find(({ name }) => name === files.shown) ?? { name: files.shown, text: editor.text };
      return { shown, others: all.filter((file) => file !== shown) };
    },
    version: () => version,
    state(text) {
      engines.textContent = text;
    },
    progress(loaded, total) {
      meter.hidden = false;
      if (total > 0) {
        meter.max = total;
        meter.value = loaded;
      } else meter.removeAttribute('value');
      engines.textContent = `API 서버를 내려받는 중… ${megabytes(loaded)}`;
    },
  });
  const tabs = createTabs(panel, (name) => files.show(name));
  const files = createFiles(editor, () => {
    tabs.draw(files.names, files.shown);
    verdicts.changed();
    keep();
  });
  const shownFile = (): PlayFile => ({ name: files.shown, text: editor.text });

  const verdictBox = make('pre', 'play-verdict');
  verdictBox.tabIndex = 0;
  verdictBox.setAttribute('role', 'region');
  verdictBox.setAttribute('aria-label', 'API 서버의 판정');
  verdictBox.hidden = true;
  const showVerdict = (words: string, accepted: boolean) => {
    verdictBox.hidden = false;
    verdictBox.dataset['accepted'] = String(accepted);
    verdictBox.textContent = words;
  };

  /** Runs what a button asks for; it rests meanwhile, and what goes wrong is said. */
  const busy = (own: HTMLButtonElement, work: () => Promise<void>) => {
    own.disabled = true;
    void work()
      .catch((error: unknown) => tell(wordsOf(error)))
      .finally(() => {
        own.disabled = false;
      });
  };
  const addAll = (given: readonly PlayFile[], refused: readonly string[] = []) => {
    let room = LIMITS.total - files.all().reduce((sum, { text }) => sum + text.length, 0);
    const said = [...refused];
    for (const { name, text } of given) {
      room -= text.length;
      if (room < 0 || files.add(name, text) === undefined) said.push(`${name}: 더 담을 자리가 없습니다.`);
    }
    tell(said.length > 0 ? said.join(' ') : `${given.length}개 파일을 열었습니다.`);
    editor.focus();
  };

  const pick = make('input', 'play-pick');
  pick.type = 'file';
  pick.multiple = true;
  pick.accept = '.yaml,.yml,.json,text/yaml,application/json';
  pick.hidden = true;
  pick.setAttribute('aria-label', '내 컴퓨터의 파일');
  pick.addEventListener('change', () => {
    void readFiles([...(pick.files ?? [])]).then(({ files: read, refused }) => addAll(read, refused));
    pick.value = '';
  });

  const judgeButton = button('play-tool', 'API 서버의 판정', () =>
    busy(judgeButton, async () => {
      tell('API 서버에게 묻고 있습니다…');
      try {
        const { accepted, words } = await verdicts.server(shownFile());
        showVerdict(words === '' ? `${files.shown}: 이대로 적용됩니다.` : words, accepted);
        tell(accepted ? 'API 서버가 받아들입니다.' : 'API 서버가 거절합니다.');
      } finally {
        meter.hidden = true;
      }
    }),
  );
  const apply = async (file: PlayFile) => {
    tell('클러스터에 적용합니다…');
    const { applyFile } = await import('./apply.ts');
    const exit = await applyFile(file.name, files.all());
    tell(exit === 0 ? `${file.name}을(를) 적용했습니다.` : 'kubectl이 오류로 끝났습니다. 터미널을 보세요.');
  };
  const applyButton = button('play-tool play-main', '클러스터에 적용', () =>
    busy(applyButton, async () => {
      const file = shownFile();
      const verdict = await verdicts.serverIfHere(file);
      if (verdict && !verdict.accepted) {
        showVerdict(verdict.words, false);
        tell('API 서버가 거절합니다. 적용하지 않았습니다.', {
          label: '그래도 적용',
          run: () => busy(applyButton, () => apply(file)),
        });
        return;
      }
      await apply(file);
    }),
  );
  const shareButton = button('play-tool', '공유', () => share(workspace(), tell));
  const select = make('select', 'play-select');
  select.setAttribute('aria-label', '쿠버네티스 버전');
  for (const each of VERSIONS) {
    const option = make('option', '', `쿠버네티스 ${each}`);
    option.value = each;
    select.append(option);
  }
  const setVersion = (next: string) => {
    version = next;
    select.value = next;
    judgeButton.disabled = next !== NEWEST;
    judgeButton.title = next === NEWEST ? '' : `API 서버는 ${NEWEST}만 있습니다`;
  };
  select.addEventListener('change', () => {
    setVersion(select.value);
    verdicts.wake();
    verdicts.changed();
    keep();
  });

  const fileTools = make('div', 'play-tools');
  fileTools.setAttribute('role', 'group');
  fileTools.setAttribute('aria-label', '파일 다루기');
  fileTools.append(
    button('play-tool', '새 파일', () => {
      if (files.add('new.yaml', '') === undefined) tell(`파일은 ${LIMITS.files}개까지입니다.`);
      editor.focus();
    }),
    button('play-tool', '길잡이의 파일', () => chooseManifest(base, (file) => addAll([file]), tell)),
    button('play-tool', '열기', () => pick.click()),
    button('play-tool', '이름 바꾸기', () =>
      askLine('이름 바꾸기', '새 이름', files.shown, (name) => files.rename(name)),
    ),
    button('play-tool', '지우기', () => {
      const name = files.shown;
      const undo = files.remove();
      tell(`${name}을(를) 지웠습니다.`, { label: '되돌리기', run: undo });
    }),
    button('play-tool', '저장', () => download(files.shown, editor.text, 'application/yaml')),
    button('play-tool', '모두 저장', () =>
      download('playground.zip', archive(files.all()), 'application/zip'),
    ),
    shareButton,
    pick,
  );
  const actions = make('div', 'play-tools play-actions');
  actions.setAttribute('role', 'group');
  actions.setAttribute('aria-label', '판정과 실행');
  actions.append(select, judgeButton, applyButton, engines, meter);

  const root = make('div', 'play');
  // What judges and applies stays in reach above the editor when the cluster's dock covers the lower edge.
  root.append(
    actions,
    fileTools,
    tabs.element,
    panel,
    make('p', 'play-keys', KEYS),
    noteRow,
    verdictBox,
    problems.element,
  );
  root.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    root.dataset['drop'] = '';
  });
  for (const name of ['dragleave', 'drop']) root.addEventListener(name, () => delete root.dataset['drop']);
  root.addEventListener(
    'drop',
    (event) => {
      const given = event.dataTransfer?.files;
      if (!given || given.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void readFiles([...given]).then(({ files: read, refused }) => addAll(read, refused));
    },
    { capture: true },
  );

  const take = (given: Workspace) => {
    setVersion(given.version);
    files.replace(given);
  };
  const openLink = (): boolean => {
    const found = decodeLink(location.hash);
    if (typeof found === 'string') {
      if (found !== 'not-ours') tell(FAULTS[found]);
      return false;
    }
    store.putAside();
    const aside = store.aside();
    take(found);
    // What the reader goes on to write is not what was shared.
    history.replaceState(history.state, '', location.pathname + location.search);
    tell('공유 링크의 파일입니다.', aside && { label: '내가 쓰던 파일로 돌아가기', run: () => take(aside) });
    return true;
  };
  place.replaceChildren(root);
  place.removeAttribute('aria-busy');
  if (!openLink()) take(store.load() ?? START);
  addEventListener('hashchange', openLink);
}

function share(workspace: Workspace, tell: (text: string) => void): void {
  const address = new URL(location.href);
  address.hash = encodeLink(workspace);
  const { href, hash } = address;
  const size = `${(href.length / 1000).toFixed(1)} KB`;
  if (hash.length > LONGEST) {
    tell(
      `파일이 너무 커서 주소에 담을 수 없습니다(${size}, 한도 ${LONGEST / 1000} KB). 모두 저장으로 보내세요.`,
    );
    return;
  }
  openDialog('공유', (dialog) => {
    const label = make('label', '', '이 주소를 여는 사람은 지금 이 파일들을 봅니다.');
    const field = make('textarea', 'play-input play-address');
    field.readOnly = true;
    field.rows = 4;
    field.value = href;
    label.append(field);
    const said = make('p', 'play-hint', `${size}. 파일은 주소 안에 들어 있고, 어디에도 올리지 않습니다.`);
    said.setAttribute('role', 'status');
    const copy = button('play-tool play-main', '주소 복사', () => {
      void navigator.clipboard.writeText(href).then(
        () => {
          said.textContent = '복사했습니다.';
        },
        () => {
          field.select();
          said.textContent = '복사하지 못했습니다. 고른 글을 직접 복사하세요.';
        },
      );
    });
    dialog.append(label, said, copy);
    queueMicrotask(() => field.select());
  });
}
