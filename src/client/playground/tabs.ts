import { button, make } from './dom.ts';

/** The files as tabs. */
export interface FileTabs {
  readonly element: HTMLElement;
  draw(names: readonly string[], shown: string): void;
  focus(): void;
}

export function createTabs(panel: HTMLElement, show: (name: string) => void): FileTabs {
  const element = make('div', 'play-tabs');
  element.setAttribute('role', 'tablist');
  element.setAttribute('aria-label', '파일');
  const focus = () => element.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  element.addEventListener('keydown', (event) => {
    const tabs = [...element.children];
    const at = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(tabs[(next + tabs.length) % tabs.length]?.textContent ?? '');
    focus();
  });
  return {
    element,
    draw(names, shown) {
      const had = element.contains(document.activeElement);
      element.replaceChildren(
        ...names.map((name, index) => {
          const tab = button('play-tab', name, () => show(name));
          tab.id = `play-tab-${index}`;
          tab.setAttribute('role', 'tab');
          tab.setAttribute('aria-selected', String(name === shown));
          tab.setAttribute('aria-controls', panel.id);
          tab.tabIndex = name === shown ? 0 : -1;
          if (name === shown) panel.setAttribute('aria-labelledby', tab.id);
          return tab;
        }),
      );
      if (had) focus();
      element
        .querySelector('[aria-selected="true"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    focus,
  };
}
