import { copyOnClick } from './copy.ts';

for (const figure of document.querySelectorAll('.manifest')) {
  const button = figure.querySelector<HTMLButtonElement>('[data-copy]');
  if (!button) continue;
  const lines = () => [...figure.querySelectorAll('.line')].map((line) => line.textContent);
  copyOnClick(button, () => `${lines().join('\n')}\n`);
}
