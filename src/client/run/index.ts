// Adds 실행 to every command of a chapter. What it takes to run them is fetched with the first press.

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

async function run(step: PageStep): Promise<void> {
  const { button } = step;
  button.disabled = true;
  button.textContent = '준비 중';
  try {
    const { controllerFor } = await import('./controller.ts');
    await (await controllerFor(source ?? '', steps)).run(step);
  } catch (error) {
    const { resultPlace, showNote } = await import('./step-result.ts');
    const offline = navigator.onLine ? '' : ' 지금은 인터넷에 연결되어 있지 않습니다.';
    showNote(resultPlace(step.element), `실행 환경을 내려받지 못했습니다.${offline} 다시 눌러 보세요.`);
    console.warn(error);
  } finally {
    button.disabled = false;
    button.textContent = '실행';
  }
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
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool console-run';
  button.textContent = '실행';
  button.setAttribute('aria-label', `실행: ${command.split('\n')[0]}`);
  const step: PageStep = { element, button, command, place, role };
  button.addEventListener('click', () => void run(step));
  element.append(button);
  return [step];
}

const steps: readonly PageStep[] =
  source === undefined ? [] : [...document.querySelectorAll<HTMLElement>('.console-step')].flatMap(addButton);
