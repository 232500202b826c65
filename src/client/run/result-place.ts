/** The place below a step where its result stands. */
export function resultPlace(step: HTMLElement): HTMLElement {
  const known = step.querySelector<HTMLElement>('.console-result');
  if (known) return known;
  const place = document.createElement('div');
  place.className = 'console-result';
  place.setAttribute('role', 'status');
  step.append(place);
  return place;
}

/** Shows below a step that it is being run, or that the reader has to choose. */
export function showNote(
  place: HTMLElement,
  text: string,
  choices: readonly { readonly label: string; run(): void }[] = [],
): void {
  place.className = 'console-result';
  delete place.dataset['state'];
  delete place.dataset['known'];
  const verdict = document.createElement('p');
  verdict.className = 'console-verdict';
  verdict.textContent = text;
  place.replaceChildren(verdict);
  for (const { label, run } of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'tool';
    button.textContent = label;
    button.addEventListener('click', run);
    place.append(button);
  }
}
