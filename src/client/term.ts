/** Tips of terms: kept inside the page, closed by Escape, and on touch opened by the first tap. */
const touch = matchMedia('(hover: none)');

for (const term of document.querySelectorAll<HTMLElement>('.term')) {
  const word = term.querySelector<HTMLElement>('.term-word');
  const tip = term.querySelector<HTMLElement>('.term-tip');
  if (!word || !tip) continue;

  const open = () => {
    term.removeAttribute('data-closed');
    const { left, top } = word.getBoundingClientRect();
    term.toggleAttribute('data-low', top > innerHeight / 2);
    term.toggleAttribute('data-flip', left + tip.offsetWidth > innerWidth - 16);
  };
  term.addEventListener('pointerenter', open);
  word.addEventListener('focus', open);
  word.addEventListener('click', (event) => {
    if (!touch.matches || term.dataset['tapped'] !== undefined) return;
    event.preventDefault();
    term.dataset['tapped'] = '';
    open();
  });
  word.addEventListener('blur', () => term.removeAttribute('data-tapped'));
}

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const term of document.querySelectorAll('.term')) term.setAttribute('data-closed', '');
});
