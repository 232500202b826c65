import { copyOnClick } from './copy.ts';

function addCopyButton(step: Element): void {
  const code = step.querySelector('.console-command code');
  if (!code) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool console-copy';
  button.textContent = '복사';
  button.setAttribute('aria-label', `복사: ${code.textContent?.split('\n')[0] ?? ''}`);
  copyOnClick(button, () => code.textContent ?? '');
  step.append(button);
}

for (const figure of document.querySelectorAll<HTMLElement>('.console')) {
  figure.querySelectorAll('.console-step').forEach(addCopyButton);
}

// A selection that begins in an output takes that output; one that begins anywhere else leaves outputs out.
document.addEventListener('pointerdown', ({ target, button }) => {
  if (button !== 0) return;
  const chosen = target instanceof Element ? target.closest('.console-output') : null;
  for (const output of document.querySelectorAll('.console-output[data-selecting]')) {
    if (output !== chosen) output.removeAttribute('data-selecting');
  }
  if (!chosen || chosen.hasAttribute('data-selecting')) return;
  chosen.setAttribute('data-selecting', '');
  // An earlier selection may span this output unseen; pressing inside of it would keep it.
  getSelection()?.removeAllRanges();
});
