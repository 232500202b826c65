/** What a terminal has printed. It is text in the page: it can be searched, selected and read aloud. */
export interface Screen {
  readonly element: HTMLElement;
  /** Shows a command, as typed at a prompt. */
  command(text: string): void;
  /** Appends output. */
  print(data: string): void;
  /** Appends a remark of ours that no program printed. */
  remark(text: string): void;
  clear(): void;
}

/** Lines that are kept; older ones go. */
const MOST_LINES = 1000;

const ESCAPE = '\u001b';
/** Colours and cursor movements, and control characters but for tabs, line ends and backspaces. */
const CONTROL = new RegExp(`${ESCAPE}\\[[0-9;?]*[A-Za-z]|(?![\\t\\n\\r\\b])\\p{Cc}`, 'gu');

/** The text of a line after `\r` (back to its start) and `\b` (one back) have done their work. */
export function settled(line: string): string {
  if (!/[\r\b]/.test(line)) return line;
  let cells: string[] = [];
  let at = 0;
  for (const character of line.replace(/\r$/, '')) {
    if (character === '\r') at = 0;
    else if (character === '\b') at = Math.max(0, at - 1);
    else {
      cells = [...cells.slice(0, at), character, ...cells.slice(at + 1)];
      at += 1;
    }
  }
  return cells.join('');
}

export function createScreen(label: string): Screen {
  const element = document.createElement('div');
  element.className = 'lab-screen';
  element.setAttribute('role', 'log');
  element.setAttribute('aria-label', label);
  element.tabIndex = 0;
  /** The line that is being written, as it came. */
  let open = '';
  let line: HTMLElement | undefined;
  let waiting = '';
  let frame = 0;

  const isAtEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight < 40;
  const row = (className: string, text: string): HTMLElement => {
    const node = document.createElement('div');
    node.className = className;
    node.textContent = text;
    return node;
  };
  const trim = () => {
    while (element.childElementCount > MOST_LINES) element.firstElementChild?.remove();
  };
  const write = () => {
    frame = 0;
    const follow = isAtEnd();
    const parts = waiting.replaceAll(CONTROL, '').split('\n');
    waiting = '';
    const added = document.createDocumentFragment();
    for (const [index, part] of parts.entries()) {
      open += part;
      if (open !== '' || index < parts.length - 1) {
        line ??= added.appendChild(row('lab-line', ''));
        line.textContent = settled(open);
      }
      if (index < parts.length - 1) {
        line = undefined;
        open = '';
      }
    }
    element.append(added);
    trim();
    if (follow) element.scrollTop = element.scrollHeight;
  };
  /** What waits for the next frame is shown now: what follows comes after it. */
  const flush = () => {
    cancelAnimationFrame(frame);
    if (waiting !== '') write();
    frame = 0;
    line = undefined;
    open = '';
  };
  const append = (node: HTMLElement) => {
    flush();
    element.append(node);
    trim();
    element.scrollTop = element.scrollHeight;
  };

  // A terminal that becomes smaller keeps showing its end.
  let end = true;
  element.addEventListener('scroll', () => {
    end = isAtEnd();
  });
  new ResizeObserver(() => {
    if (end) element.scrollTop = element.scrollHeight;
  }).observe(element);

  return {
    element,
    command: (text) => append(row('lab-line lab-command', text)),
    print(data) {
      waiting += data;
      // A hidden page draws no frames.
      if (document.hidden) write();
      else frame ||= requestAnimationFrame(write);
    },
    remark: (text) => append(row('lab-line lab-remark', text)),
    clear() {
      flush();
      element.replaceChildren();
    },
  };
}
