import type { ChapterData } from '../../run/data.ts';

/** What a page's commands need: its steps, and the files of the reader's folder. */
export interface PageData {
  readonly chapter: ChapterData;
  readonly files: Readonly<Record<string, string>>;
}

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

async function json<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

let data: Promise<PageData> | undefined;
let spare: Worker | undefined;

/** The page's data. It is fetched once, and again after a failure. */
export function pageData(source: string): Promise<PageData> {
  data ??= Promise.all([
    json<PageData['chapter']>(source),
    json<PageData['files']>(`${base}/run/manifests.json`),
  ]).then(
    ([chapter, files]) => ({ chapter, files }),
    (error: unknown) => {
      data = undefined;
      throw error;
    },
  );
  return data;
}

const newWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The worker that was started while the press began, or a new one. */
export function takeWorker(): Worker {
  const worker = spare ?? newWorker();
  spare = undefined;
  return worker;
}

/**
 * Asks for everything that the first run needs at once: none of it waits for another. To be called when a press begins;
 * does nothing later on.
 */
export function getReady(source: string): void {
  if (data || typeof Worker !== 'function') return;
  void pageData(source).catch(() => undefined);
  const worker = newWorker();
  // Who takes over hears only what happens from then on: one that could not start is not handed on.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = undefined;
  });
  spare = worker;
}

/** Gets ready as soon as a mouse is pressed on a button. A finger may only want to scroll. */
export function getReadyOn(button: HTMLElement | null, source: string): void {
  button?.addEventListener('pointerdown', ({ pointerType, button: which }) => {
    if (pointerType === 'mouse' && which === 0) getReady(source);
  });
}
