import { nearestPage } from './nearest.ts';

const guess = document.querySelector<HTMLElement>('[data-nearest]');
const offline = document.querySelector<HTMLElement>('[data-missing-offline]');
const links = [...document.querySelectorAll<HTMLAnchorElement>('.chapters a')];
const page = nearestPage(
  location.pathname,
  links.map(({ pathname }) => pathname),
);
const found = links.find(({ pathname }) => pathname === page);
const link = guess?.querySelector('a');

if (guess && link && found) {
  link.href = found.href;
  link.textContent = [...found.children]
    .map(({ textContent }) => textContent?.trim())
    .join(' ')
    .trim();
  guess.hidden = false;
}
if (offline) offline.hidden = navigator.onLine;

document.querySelector('[data-missing-search]')?.addEventListener('click', () => {
  document.querySelector<HTMLElement>('[data-search-open]')?.click();
});
