let region: HTMLElement | undefined;

/** Says something to screen readers without moving the focus. */
export function announce(message: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'sr-only';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  // The same words twice are only read twice when the region was empty in between.
  region.textContent = '';
  const target = region;
  setTimeout(() => {
    target.textContent = message;
  }, 50);
}
