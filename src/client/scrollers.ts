/** Code or a table that is wider than its box can be scrolled by keyboard: it takes the focus while it overflows. */
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

for (const scroller of document.querySelectorAll(
  '.console-output, .manifest pre, .sl-markdown-content :is(table, pre:not(.console pre))',
)) {
  observer.observe(scroller);
}
