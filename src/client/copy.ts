import { announce } from './announce.ts';

const SHOWN = 2000;

async function write(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Plain http has no clipboard API.
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr-only';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy refused');
}

/**
 * Lets a button copy a text; the button shows for two seconds that it did.
 * @param text Called at each click.
 */
export function copyOnClick(button: HTMLButtonElement, text: () => string): void {
  const label = button.textContent;
  let timer = 0;
  button.addEventListener('click', async () => {
    const done = await write(text()).then(
      () => true,
      () => false,
    );
    button.textContent = done ? '복사됨' : '복사 실패';
    button.toggleAttribute('data-done', done);
    announce(done ? '복사했습니다' : '복사하지 못했습니다');
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = label;
      button.removeAttribute('data-done');
    }, SHOWN);
  });
}
