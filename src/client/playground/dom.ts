/** Makes an element; text is only ever text. */
export function make<T extends keyof HTMLElementTagNameMap>(
  name: T,
  className: string,
  text = '',
): HTMLElementTagNameMap[T] {
  const node = document.createElement(name);
  if (className !== '') node.className = className;
  node.textContent = text;
  return node;
}

export function button(className: string, text: string, act: () => void): HTMLButtonElement {
  const node = make('button', className, text);
  node.type = 'button';
  node.addEventListener('click', act);
  return node;
}

/** A dialog with a title and a way to close it; it leaves the page when it is closed. */
export function openDialog(title: string, fill: (dialog: HTMLDialogElement) => void): HTMLDialogElement {
  const dialog = make('dialog', 'play-dialog not-content');
  dialog.setAttribute('aria-label', title);
  const head = make('div', 'play-dialog-head');
  head.append(
    make('h2', '', title),
    button('play-tool', '닫기', () => dialog.close()),
  );
  dialog.append(head);
  fill(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for one line of text. */
export function askLine(title: string, label: string, value: string, take: (text: string) => void): void {
  openDialog(title, (dialog) => {
    const form = make('form', 'play-form');
    const name = make('label', '', label);
    const input = make('input', 'play-input');
    input.value = value;
    input.maxLength = 80;
    input.spellcheck = false;
    name.append(input);
    const ok = make('button', 'play-tool', '확인');
    form.append(name, ok);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      dialog.close();
      if (input.value.trim() !== '') take(input.value.trim());
    });
    dialog.append(form);
    queueMicrotask(() => input.select());
  });
}
