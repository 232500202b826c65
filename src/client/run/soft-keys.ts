/** What the row of keys does. */
export interface SoftKeyEvents {
  interrupt(): void;
  insert(text: string): void;
  press(key: 'Tab' | 'ArrowUp' | 'ArrowDown'): void;
  focus(): void;
}

/** Keys that a phone's keyboard hides or lacks. */
const PRESSED = [
  ['Tab', 'Tab', '자동 완성'],
  ['ArrowUp', '↑', '앞 명령'],
  ['ArrowDown', '↓', '뒤 명령'],
] as const;
const TYPED = ['-', '/', '|', '=', "'", '$'];

export function softKeys(events: SoftKeyEvents): HTMLElement {
  const row = document.createElement('div');
  row.className = 'lab-keys';
  row.setAttribute('role', 'toolbar');
  row.setAttribute('aria-label', '보조 키');
  const key = (text: string, label: string, act: () => void) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'lab-key';
    button.textContent = text;
    // What is heard begins with what is seen.
    if (label !== text) button.setAttribute('aria-label', `${text} ${label}`);
    // The keyboard stays open: the line keeps the focus.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      act();
      events.focus();
    });
    row.append(button);
  };
  key('Ctrl+C', '실행 중인 명령 끝내기', events.interrupt);
  for (const [name, text, label] of PRESSED) key(text, label, () => events.press(name));
  for (const text of TYPED) key(text, text, () => events.insert(text));
  return row;
}
