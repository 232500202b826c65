// Adds 실행 to every command of a chapter. What it takes to run them is fetched with the first press.
import type { Controller } from './controller.ts';
import { getReady, getReadyOn } from './ready.ts';
import { resultPlace, showNote } from './result-place.ts';

/** A command on the page. */
export interface PageStep {
  /** The element that holds command and output. */
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly command: string;
  /** Which console block of the page, and which of its steps; undefined for setup and cleanup. */
  readonly place: { readonly block: number; readonly index: number } | undefined;
  readonly role: 'step' | 'setup' | 'cleanup';
}

const source = document.querySelector<HTMLElement>('[data-run]')?.dataset['run'];

const roleOf = (figure: HTMLElement): PageStep['role'] =>
  figure.closest('.box-setup') ? 'setup' : figure.closest('.box-cleanup') ? 'cleanup' : 'step';

/**
 * Does what a button asks for; what cannot be fetched is said below it.
 *
 * @param place where that is said.
 */
async function press(
  button: HTMLButtonElement,
  place: HTMLElement,
  work: (controller: Controller) => Promise<void>,
): Promise<void> {
  const label = button.textContent;
  // Disabled, it would lose the focus: who pressed it with the keyboard would be sent to the page's start.
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  button.textContent = '준비 중';
  getReady(source ?? '');
  try {
    const { controllerFor } = await import('./controller.ts');
    await work(await controllerFor(source ?? '', steps));
  } catch (error) {
    const offline = navigator.onLine ? '' : ' 지금은 인터넷에 연결되어 있지 않습니다.';
    showNote(resultPlace(place), `실행 환경을 내려받지 못했습니다.${offline} 다시 눌러 보세요.`);
    console.warn(error);
  } finally {
    button.ariaDisabled = null;
    button.textContent = label;
  }
}

function toolButton(className: string, text: string, act: (button: HTMLButtonElement) => void) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `tool ${className}`;
  button.textContent = text;
  button.addEventListener('click', () => act(button));
  getReadyOn(button, source ?? '');
  return button;
}

function addButton(element: HTMLElement): PageStep[] {
  const code = element.querySelector('.console-command code');
  const figure = element.closest<HTMLElement>('.console');
  if (!code || !figure) return [];
  const command = code.textContent ?? '';
  const [, number] = /^block-(\d+)$/.exec(figure.id) ?? [];
  const role = roleOf(figure);
  const index = [...figure.querySelectorAll('.console-step')].indexOf(element);
  const place = role === 'step' && number ? { block: Number(number) - 1, index } : undefined;
  const button = toolButton(
    'console-run',
    '실행',
    () => void press(button, element, (controller) => controller.run(step)),
  );
  button.setAttribute('aria-label', `실행: ${command.split('\n')[0]}`);
  const step: PageStep = { element, button, command, place, role };
  // As it is seen: first what runs a command, then what copies it.
  element.append(button, ...element.querySelectorAll(':scope > .console-copy'));
  return [step];
}

/** A drawing of what the cluster does leads to the picture of the reader's own cluster, as it is at that place. */
function addPicture(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>('figcaption');
  if (!place) return;
  const before = steps.filter(
    ({ element }) => element.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const button = toolButton(
    'fig-live',
    '내 클러스터의 그림으로 보기',
    () => void press(button, place, (controller) => controller.pictureAfter(before, place)),
  );
  place.append(button);
}

const steps: readonly PageStep[] =
  source === undefined ? [] : [...document.querySelectorAll<HTMLElement>('.console-step')].flatMap(addButton);

if (source !== undefined)
  for (const figure of document.querySelectorAll<HTMLElement>('.fig[data-live]')) addPicture(figure);
