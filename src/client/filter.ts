import { matches } from './matches.ts';

/** Waits until the reader stops typing: the status is read aloud. */
const PAUSE = 150;

function narrow(root: Element, question: string): void {
  const items = [...root.querySelectorAll<HTMLElement>('[data-filter-item]')];
  for (const item of items) item.hidden = !matches(item.textContent, question);
  for (const group of root.querySelectorAll<HTMLElement>('[data-filter-group]'))
    group.hidden = group.querySelector('[data-filter-item]:not([hidden])') === null;
  const left = items.filter(({ hidden }) => !hidden).length;
  const status = root.querySelector('.filter-status');
  if (!status) return;
  if (question.trim() === '') status.textContent = '';
  else status.textContent = left > 0 ? `${left}개를 찾았습니다.` : '맞는 것이 없습니다. 낱말을 줄여 보세요.';
}

for (const root of document.querySelectorAll('[data-filtered]')) {
  const input = root.querySelector<HTMLInputElement>('.filter-input');
  let timer = 0;
  input?.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => narrow(root, input.value), PAUSE);
  });
  // A browser that goes back fills the field in again without a word.
  if (input?.value) narrow(root, input.value);
}
