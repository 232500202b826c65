import { withoutParticles } from './particles.ts';
import { type Found, resultItem } from './search-results.ts';

interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  debouncedSearch(term: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}

const PAGES = 8;
const UNAVAILABLE = import.meta.env.DEV
  ? '검색은 빌드한 사이트에서 됩니다. npm run build 다음에 npm run preview를 실행하세요.'
  : '검색 색인을 내려받지 못했습니다. 인터넷 연결을 확인하고 다시 열어 주세요.';

const told = (count: number): string =>
  count > PAGES
    ? `${count}쪽에서 찾았습니다. 가장 가까운 ${PAGES}쪽을 보입니다.`
    : `${count}쪽에서 찾았습니다.`;

class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.#part<HTMLDialogElement>('dialog');
    const input = this.#part<HTMLInputElement>('input');
    const open = () => {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      this.#load().catch(() => this.#say(UNAVAILABLE));
    };
    this.#part('[data-search-open]').addEventListener('click', open);
    this.#part('[data-search-close]').addEventListener('click', () => dialog.close());
    this.#part('[data-search-form]').addEventListener('submit', (event) => {
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('.search-results a')?.click();
    });
    input.addEventListener('input', () => this.#search(input.value));
    dialog.addEventListener('keydown', (event) => {
      this.#move(event);
      // A search field would only empty itself.
      if (event.key === 'Escape') dialog.close();
    });
    dialog.addEventListener('click', ({ target }) => {
      // The dialog itself is only hit outside of its content; a link to the same page has to uncover it.
      if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close();
    });
    addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    });
    const key = this.querySelector('.search-open-key');
    if (key && /Mac|iPhone|iPad/.test(navigator.platform)) key.textContent = '⌘ K';
  }

  #part<E extends Element = HTMLElement>(selector: string): E {
    const part = this.querySelector<E>(selector);
    if (!part) throw new Error(`site-search: no ${selector}`);
    return part;
  }

  #say(message: string): void {
    this.#part('[data-search-status]').textContent = message;
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ this.dataset['bundle'] ?? '').then(
      async (pagefind: Pagefind) => {
        await pagefind.options({ baseUrl: this.dataset['base'] ?? '/', excerptLength: 24 });
        return pagefind;
      },
    );
    // A failed download is tried again when the box is opened again.
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
    });
    return this.#pagefind;
  }

  async #search(text: string): Promise<void> {
    const list = this.#part('[data-search-results]');
    const term = withoutParticles(text);
    if (term === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    try {
      const answer = await (await this.#load()).debouncedSearch(term);
      // A later search has begun.
      if (!answer) return;
      const found = await Promise.all(answer.results.slice(0, PAGES).map((result) => result.data()));
      list.replaceChildren(...found.map(resultItem));
      this.#say(found.length > 0 ? told(answer.results.length) : `"${text.trim()}"에 맞는 쪽이 없습니다.`);
    } catch {
      list.replaceChildren();
      this.#say(UNAVAILABLE);
    }
  }

  #move(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.#part('input'), ...this.querySelectorAll<HTMLElement>('.search-results a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

customElements.define('site-search', SiteSearch);
