import type { Completion } from '../../run/protocol.ts';
import type { History } from './history.ts';

/** The line in which the reader types. */
export interface Prompt {
  readonly element: HTMLElement;
  focus(): void;
  /** While something runs, lines are typed into it. */
  setBusy(busy: boolean): void;
  /** Puts text where the cursor stands, as a soft key does. */
  insert(text: string): void;
  press(key: 'Tab' | 'ArrowUp' | 'ArrowDown'): void;
}

export interface PromptEvents {
  /** A whole command. */
  submit(line: string): void;
  /** A line for what runs. */
  input(data: string): void;
  interrupt(): void;
  clear(): void;
  unfinished(line: string): Promise<boolean>;
  complete(line: string, cursor: number): Promise<Completion>;
  /** Words from which the reader may choose. */
  offer(words: readonly string[]): void;
}

/** What all words begin with. */
export function commonStart(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let length = first.length;
  for (const word of rest) {
    while (!word.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

export function createPrompt(label: string, history: History, events: PromptEvents): Prompt {
  const element = document.createElement('form');
  element.className = 'lab-prompt';
  const sign = document.createElement('span');
  sign.className = 'lab-sign';
  sign.setAttribute('aria-hidden', 'true');
  const area = document.createElement('textarea');
  area.className = 'lab-input';
  area.rows = 1;
  area.setAttribute('aria-label', label);
  area.setAttribute('autocapitalize', 'none');
  area.setAttribute('autocorrect', 'off');
  area.setAttribute('enterkeyhint', 'send');
  area.autocomplete = 'off';
  area.spellcheck = false;
  element.append(sign, area);
  let busy = false;
  let asked = '';

  const grow = () => {
    area.rows = Math.min(8, area.value.split('\n').length);
  };
  const put = (value: string) => {
    area.value = value;
    area.setSelectionRange(value.length, value.length);
    grow();
  };
  const draw = () => {
    sign.textContent = busy ? '›' : '$';
    area.placeholder = busy ? '실행 중입니다. Ctrl+C로 끝냅니다' : 'kubectl get pods';
  };
  const send = async () => {
    const line = area.value;
    if (busy) {
      put('');
      events.input(`${line}\n`);
      return;
    }
    if (line.trim() === '') return;
    if (await events.unfinished(line)) {
      put(`${line}\n`);
      return;
    }
    history.add(line);
    put('');
    events.submit(line);
  };
  const complete = async () => {
    const { value, selectionStart } = area;
    const { from, words } = await events.complete(value, selectionStart);
    // The reader may have typed on meanwhile.
    if (area.value !== value || words.length === 0) return;
    const [only] = words;
    const text = words.length === 1 ? `${only}${/[/=]$/.test(only ?? '') ? '' : ' '}` : commonStart(words);
    const typed = value.slice(from, selectionStart);
    if (text.length > typed.length) {
      area.setRangeText(text, from, selectionStart, 'end');
      asked = '';
    } else if (asked === value) events.offer(words);
    else {
      asked = value;
      if (words.length > 1) events.offer(words);
    }
  };
  const walk = (line: string | undefined) => {
    if (line !== undefined) put(line);
  };
  const onFirstLine = () => !area.value.slice(0, area.selectionStart).includes('\n');
  const onLastLine = () => !area.value.slice(area.selectionEnd).includes('\n');

  area.addEventListener('input', grow);
  area.addEventListener('keydown', (event) => {
    // While an input method composes Hangul, its keys are its own.
    if (event.isComposing) return;
    const { key, ctrlKey, shiftKey, metaKey, altKey } = event;
    const plain = !ctrlKey && !metaKey && !altKey;
    const done = () => event.preventDefault();
    if (key === 'Enter' && plain && !shiftKey) {
      done();
      void send();
    } else if (key === 'Tab' && plain && !shiftKey && area.value !== '' && !busy) {
      done();
      void complete();
    } else if (key === 'ArrowUp' && plain && onFirstLine()) {
      done();
      walk(history.older(area.value));
    } else if (key === 'ArrowDown' && plain && onLastLine()) {
      done();
      walk(history.newer());
    } else if (ctrlKey && key === 'c' && area.selectionStart === area.selectionEnd) {
      done();
      if (!busy) put('');
      events.interrupt();
    } else if (ctrlKey && key === 'l') {
      done();
      events.clear();
    } else if (ctrlKey && key === 'd' && busy) {
      done();
      events.input('\u0004');
    }
  });
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  draw();

  return {
    element,
    focus: () => area.focus({ preventScroll: true }),
    setBusy(value) {
      busy = value;
      draw();
    },
    insert(text) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      grow();
    },
    press(key) {
      if (key === 'Tab') void complete();
      else walk(key === 'ArrowUp' ? history.older(area.value) : history.newer());
    },
  };
}
