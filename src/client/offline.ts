import { ACTIVATE, CACHE_PREFIX, type Progress } from '../offline/protocol.ts';

/** What the reader sees and can do; anything that is not named is hidden. */
interface State {
  readonly status: string;
  readonly action?: string;
  readonly run?: () => void;
  readonly removable?: boolean;
}

class OfflineReading extends HTMLElement {
  #run: (() => void) | undefined;

  connectedCallback(): void {
    // No server of development makes the worker; browsers allow none without a secure connection.
    if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
    this.#part('[data-offline-run]').addEventListener('click', () => this.#run?.());
    this.#part('[data-offline-remove]').addEventListener('click', () => this.#remove());
    this.#found().then(
      (registration) => {
        if (registration) this.#follow(registration);
        else this.#offer();
        this.hidden = false;
      },
      // Storage is denied, e.g. in a private window.
      () => undefined,
    );
  }

  get #size(): string {
    return `${this.dataset['offlineSize']} MB`;
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`offline-reading: no ${selector}`);
    return part;
  }

  #show({ status, action, run, removable = false }: State): void {
    const button = this.#part('[data-offline-run]');
    this.#run = run;
    button.textContent = action ?? '';
    button.hidden = action === undefined;
    this.#part('[data-offline-remove]').hidden = !removable;
    this.#part('[data-offline-status]').textContent = status;
  }

  /** The registration of this site; the origin may hold others. */
  async #found(): Promise<ServiceWorkerRegistration | undefined> {
    const scope = new URL(this.dataset['scope'] ?? '/', location.href).href;
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.find((registration) => registration.scope === scope);
  }

  #offer(): void {
    this.#show({
      status: `책, 매니페스트, 검색, 실행 환경을 이 브라우저에 저장합니다. ${this.#size}`,
      action: '오프라인으로 읽기',
      run: () => this.#save(),
    });
  }

  #ready(): void {
    this.#show({ status: `인터넷 없이도 읽을 수 있습니다. ${this.#size}를 저장했습니다.`, removable: true });
  }

  #failed(): void {
    this.#show({
      status: '저장하지 못했습니다. 인터넷 연결과 남은 저장 공간을 확인하세요.',
      action: '다시 해 보기',
      run: () => this.#save(),
      removable: true,
    });
  }

  async #save(): Promise<void> {
    this.#show({ status: '저장을 시작합니다.' });
    try {
      const { worker = '', scope = '/' } = this.dataset;
      this.#follow(await navigator.serviceWorker.register(worker, { scope }));
    } catch {
      this.#failed();
    }
  }

  /** Tells what the registration is at, now and when it changes. */
  #follow(registration: ServiceWorkerRegistration): void {
    registration.addEventListener('updatefound', () => this.#tell(registration));
    this.#tell(registration);
  }

  #tell(registration: ServiceWorkerRegistration): void {
    const { installing, waiting, active } = registration;
    if (installing) this.#watch(installing, registration);
    if (waiting && active) this.#renew(waiting);
    else if (active) this.#ready();
    else if (!installing && !waiting) this.#failed();
  }

  #watch(worker: ServiceWorker, registration: ServiceWorkerRegistration): void {
    const first = !registration.active;
    const progress = ({ data }: MessageEvent<Progress>) => {
      const percent = Math.floor((data.done / data.total) * 100);
      if (first) this.#show({ status: `저장하고 있습니다. ${percent}%` });
    };
    navigator.serviceWorker.addEventListener('message', progress);
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installing') return;
      navigator.serviceWorker.removeEventListener('message', progress);
      if (worker.state === 'redundant' && first) this.#failed();
      else this.#tell(registration);
    });
  }

  /** A later build lies ready. It takes over at once in all windows, so that no page mixes two builds. */
  #renew(worker: ServiceWorker): void {
    this.#show({
      status: '책이 새로 나왔습니다. 새 책도 인터넷 없이 읽을 수 있습니다.',
      action: '새 책으로 바꾸기',
      run: () => worker.postMessage(ACTIVATE),
      removable: true,
    });
  }

  async #remove(): Promise<void> {
    const registration = await this.#found();
    await registration?.unregister();
    for (const name of await caches.keys()) {
      const ours = registration && name.startsWith(CACHE_PREFIX) && name.endsWith(registration.scope);
      if (ours) await caches.delete(name);
    }
    this.#offer();
    this.#part('[data-offline-run]').focus();
  }
}

customElements.define('offline-reading', OfflineReading);
// Only a new build takes over a page: the first one does not claim those that are open.
navigator.serviceWorker?.addEventListener('controllerchange', () => location.reload());
