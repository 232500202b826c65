import { recall, remember } from '../storage.ts';
import type { Prompt } from './prompt.ts';
import css from './run.css?inline';
import type { Screen } from './screen.ts';
import { softKeys } from './soft-keys.ts';

/** A terminal in the dock. */
export interface Terminal {
  readonly screen: Screen;
  readonly prompt: Prompt;
}

/** The panel at the page's lower edge that holds the terminals. */
export interface Dock {
  /** A terminal, made when it is first asked for. */
  terminal(term: number): Terminal;
  /** Brings a terminal to the front. */
  show(term: number): void;
  readonly shown: number;
  /** One line on what the cluster is doing. @param working It takes a while: a bar moves. */
  status(text: string, working?: boolean): void;
  setBusy(term: number, busy: boolean): void;
  /** Presses the picture's button, unless it is pressed. */
  showPicture(): void;
  /** Puts something beside the terminals, or takes it away. */
  beside(element: HTMLElement | undefined): void;
  /** Says something important, with a way out of it. */
  alert(text: string, action?: { readonly label: string; run(): void }): void;
  focus(): void;
  remove(): void;
}

export interface DockEvents {
  make(term: number): Terminal;
  reset(): void;
  close(): void;
  interrupt(term: number): void;
  /** The reader wants to see the picture, or no longer. */
  picture(shown: boolean): void;
}

const HEIGHT_KEY = 'guide-lab-height';
const LEAST = 140;
const STEP = 32;

const sheet = () => {
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  return style;
};

function element<T extends keyof HTMLElementTagNameMap>(
  name: T,
  className: string,
  text = '',
): HTMLElementTagNameMap[T] {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}

function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const node = element('button', className, text);
  node.type = 'button';
  node.addEventListener('click', act);
  return node;
}

export function createDock(events: DockEvents): Dock {
  const style = sheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  const root = document.documentElement;
  const dock = element('section', 'lab not-content');
  dock.setAttribute('aria-label', '실행 터미널');
  dock.dataset['pagefindIgnore'] = '';

  const tabs = element('div', 'lab-tabs');
  tabs.setAttribute('role', 'tablist');
  tabs.setAttribute('aria-label', '터미널');
  const status = element('p', 'lab-status');
  status.setAttribute('role', 'status');
  const notice = element('div', 'lab-alert');
  notice.setAttribute('role', 'alert');
  notice.hidden = true;
  const body = element('div', 'lab-body');
  const terminals = new Map<number, Terminal & { readonly tab: HTMLElement; readonly panel: HTMLElement }>();
  let shown = 0;

  const most = () => Math.max(LEAST, Math.round(window.innerHeight * 0.85));
  const grip = element('div', 'lab-grip');
  const setHeight = (pixels: number) => {
    const height = Math.round(Math.min(most(), Math.max(LEAST, pixels)));
    root.style.setProperty('--lab-height', `${height}px`);
    grip.setAttribute('aria-valuenow', String(height));
    grip.setAttribute('aria-valuemax', String(most()));
    return height;
  };
  const heightNow = () => dock.getBoundingClientRect().height;
  grip.tabIndex = 0;
  grip.setAttribute('role', 'separator');
  grip.setAttribute('aria-orientation', 'horizontal');
  grip.setAttribute('aria-label', '터미널 높이');
  grip.setAttribute('aria-valuemin', String(LEAST));
  const resized = (pixels: number) => remember(HEIGHT_KEY, String(setHeight(pixels)));
  grip.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    resized(heightNow() + by);
  });
  grip.addEventListener('pointerdown', (event) => {
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientY }: PointerEvent) => resized(window.innerHeight - clientY);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), {
      once: true,
    });
  });

  const fold = button('tool', '접기', () => {
    const folded = dock.toggleAttribute('data-folded');
    fold.textContent = folded ? '펴기' : '접기';
    fold.setAttribute('aria-expanded', String(!folded));
  });
  fold.setAttribute('aria-expanded', 'true');
  const unfold = () => {
    if (dock.hasAttribute('data-folded')) fold.click();
  };
  const full = button('tool', '크게', () => {
    unfold();
    const on = dock.toggleAttribute('data-full');
    full.textContent = on ? '작게' : '크게';
    full.setAttribute('aria-pressed', String(on));
  });
  full.setAttribute('aria-pressed', 'false');
  const tools = element('div', 'lab-tools');
  const picture = button('tool', '그림', () => {
    unfold();
    const on = !dock.hasAttribute('data-picture');
    dock.toggleAttribute('data-picture', on);
    picture.setAttribute('aria-pressed', String(on));
    events.picture(on);
  });
  picture.setAttribute('aria-pressed', 'false');
  tools.append(
    picture,
    button('tool', '처음부터', events.reset),
    fold,
    full,
    button('tool', '닫기', events.close),
  );
  const bar = element('div', 'lab-bar');
  bar.append(tabs, status, tools);

  const select = (term: number) => {
    shown = term;
    for (const [key, { tab, panel }] of terminals) {
      const on = key === term;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      panel.hidden = !on;
    }
  };
  tabs.addEventListener('keydown', (event) => {
    const keys = [...terminals.keys()];
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = keys[(keys.indexOf(shown) + by + keys.length) % keys.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    select(next);
    terminals.get(next)?.tab.focus();
  });

  const terminal = (term: number) => {
    const known = terminals.get(term);
    if (known) return known;
    const made = events.make(term);
    const tab = button('lab-tab', `터미널 ${term}`, () => select(term));
    tab.id = `lab-tab-${term}`;
    tab.dataset['term'] = String(term);
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', `lab-panel-${term}`);
    const panel = element('div', 'lab-panel');
    panel.id = `lab-panel-${term}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.append(made.screen.element, made.prompt.element);
    const added = { ...made, tab, panel };
    terminals.set(term, added);
    const order = [...terminals.keys()].sort((a, b) => a - b);
    tabs.append(...order.flatMap((key) => terminals.get(key)?.tab ?? []));
    body.append(panel);
    select(shown === 0 ? term : shown);
    return added;
  };

  const keys = softKeys({
    interrupt: () => events.interrupt(shown),
    insert: (text) => terminals.get(shown)?.prompt.insert(text),
    press: (key) => terminals.get(shown)?.prompt.press(key),
    focus: () => terminals.get(shown)?.prompt.focus(),
  });
  dock.append(grip, bar, notice, body, keys);
  dock.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && dock.hasAttribute('data-full')) full.click();
  });
  // On a phone the keyboard covers the page's lower edge.
  const keyboard = () => {
    const view = window.visualViewport;
    const covered = view ? Math.max(0, window.innerHeight - view.height - view.offsetTop) : 0;
    root.style.setProperty('--lab-keyboard', `${Math.round(covered)}px`);
  };
  window.visualViewport?.addEventListener('resize', keyboard);
  // The picture beside it, or a notice, makes it higher than it was set to. What lies below it can be scrolled to, and
  // what takes the focus is not under it. A custom property would style the whole page anew.
  const covers = new ResizeObserver(() => {
    if (dock.hasAttribute('data-full')) return;
    const height = Math.round(dock.getBoundingClientRect().height);
    document.body.style.paddingBlockEnd = `${height}px`;
    root.style.scrollPaddingBlockEnd = `${height + 16}px`;
  });
  covers.observe(dock);
  document.body.append(dock);
  root.setAttribute('data-lab', '');
  setHeight(Number(recall(HEIGHT_KEY)) || window.innerHeight * 0.38);

  return {
    terminal,
    show(term) {
      terminal(term);
      unfold();
      select(term);
    },
    get shown() {
      return shown;
    },
    status(text, working = false) {
      status.textContent = text;
      dock.toggleAttribute('data-working', working);
    },
    setBusy(term, busy) {
      const { prompt, tab } = terminal(term);
      prompt.setBusy(busy);
      tab.toggleAttribute('data-busy', busy);
    },
    showPicture() {
      if (!dock.hasAttribute('data-picture')) picture.click();
    },
    beside(part) {
      for (const old of body.querySelectorAll(':scope > .picture')) old.remove();
      if (part) body.append(part);
    },
    alert(text, action) {
      unfold();
      notice.hidden = text === '';
      notice.replaceChildren(element('p', 'lab-alert-text', text));
      if (action) notice.append(button('tool', action.label, action.run));
    },
    focus: () => terminals.get(shown)?.prompt.focus(),
    remove() {
      window.visualViewport?.removeEventListener('resize', keyboard);
      dock.remove();
      covers.disconnect();
      root.removeAttribute('data-lab');
      document.body.style.paddingBlockEnd = '';
      root.style.scrollPaddingBlockEnd = '';
      root.style.removeProperty('--lab-height');
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== style);
    },
  };
}
