import { announce } from './announce.ts';
import { recall, remember } from './storage.ts';

type Source = 'file' | 'url';

const KEY = 'guide-source';
const published = new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/manifests/`, location.origin);
const files = document.querySelectorAll<HTMLElement>('.console-file');
const radios = document.querySelectorAll<HTMLInputElement>('[data-source-switch] input');
let source: Source = recall(KEY) === 'url' ? 'url' : 'file';

function show(): void {
  for (const file of files) {
    const name = file.dataset['manifest'] ?? '';
    file.textContent = source === 'url' ? new URL(name, published).href : name;
  }
  for (const radio of radios) radio.checked = radio.value === source;
}

/** Longer commands wrap: what the reader looks at stays where it is. */
function change(to: Source, anchor: Element): void {
  const before = anchor.getBoundingClientRect().top;
  source = to;
  remember(KEY, to === 'url' ? 'url' : undefined);
  show();
  window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  announce(to === 'url' ? '명령이 URL을 씁니다' : '명령이 내 컴퓨터의 파일을 씁니다');
}

for (const radio of radios) {
  radio.addEventListener('change', () => change(radio.value === 'url' ? 'url' : 'file', radio));
}

show();
