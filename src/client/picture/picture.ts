import type { Flow } from '../../picture/flow.ts';
import { EMPTY, type Scene } from '../../picture/scene.ts';
import { rowsOf } from '../../picture/table.ts';
import { createDots } from './dots.ts';
import { createDrawing } from './drawing.ts';
import css from './picture.css?inline';

/** The live picture of a cluster, with its timeline and its text twin. */
export interface Picture {
  readonly element: HTMLElement;
  scene(scene: Scene, changes: readonly string[]): void;
  flow(flow: Flow): void;
  /** Forgets everything, as when the cluster starts anew. */
  clear(): void;
}

/** One moment that can be looked at again. */
interface Moment {
  readonly scene: Scene;
  readonly text: string;
  readonly flow?: Flow;
  readonly at: number;
}

/** Moments that are kept. */
const MOST = 300;

let styled = false;
function addStyle(): void {
  if (styled || !('adoptedStyleSheets' in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  styled = true;
}

function node<T extends keyof HTMLElementTagNameMap>(
  name: T,
  className: string,
  text = '',
): HTMLElementTagNameMap[T] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export function createPicture(): Picture {
  addStyle();
  const element = node('section', 'picture');
  element.setAttribute('aria-label', '클러스터의 그림');
  const drawing = createDrawing();
  const dots = createDots(drawing);
  const stage = node('div', 'picture-stage');
  stage.tabIndex = 0;
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', '그림. 같은 내용이 아래 표에 있습니다');
  stage.append(drawing.element);

  const bar = node('div', 'picture-bar');
  const back = node('button', 'tool', '◀ 앞 장면');
  const slider = node('input', 'picture-slider');
  const forward = node('button', 'tool', '뒤 장면 ▶');
  const live = node('button', 'tool', '지금');
  const caption = node('p', 'picture-caption');
  for (const button of [back, forward, live]) button.type = 'button';
  slider.type = 'range';
  slider.min = '0';
  slider.setAttribute('aria-label', '시간');
  caption.setAttribute('aria-live', 'polite');
  // It scrolls when much changes at once.
  caption.tabIndex = 0;
  bar.append(back, slider, forward, live);

  const twin = node('details', 'picture-twin');
  twin.append(node('summary', '', '표로 보기'));
  const table = node('table', '');
  const head = table.createTHead().insertRow();
  for (const text of ['이름', '상태', '이어진 것']) {
    const cell = node('th', '', text);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  twin.append(table);
  element.append(stage, bar, caption, twin);

  let moments: Moment[] = [];
  let now = EMPTY;
  /** Which moment is looked at; undefined: the present one. */
  let looking: number | undefined;
  let frame = 0;

  const fillTable = (scene: Scene) => {
    if (!twin.open) return;
    body.replaceChildren(
      ...rowsOf(scene).map(({ name, state, relations }) => {
        const row = document.createElement('tr');
        const head = node('th', '', name);
        head.scope = 'row';
        row.append(head, node('td', '', state), node('td', '', relations));
        return row;
      }),
    );
  };
  const render = () => {
    frame = 0;
    const moment = looking === undefined ? undefined : moments[looking];
    const scene = moment?.scene ?? now;
    drawing.draw(scene, stage.clientWidth);
    fillTable(scene);
    const last = Math.max(0, moments.length - 1);
    slider.max = String(last);
    slider.value = String(looking ?? last);
    slider.setAttribute('aria-valuetext', moment?.text ?? '지금');
    caption.textContent = moment?.text ?? moments.at(-1)?.text ?? '아직 아무것도 없습니다.';
    back.disabled = (looking ?? last) <= 0;
    forward.disabled = looking === undefined;
    live.setAttribute('aria-pressed', String(looking === undefined));
    element.toggleAttribute('data-past', looking !== undefined);
  };
  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(render);
  };
  const look = (index: number) => {
    looking = index >= moments.length - 1 ? undefined : Math.max(0, index);
    schedule();
    const flow = moments[index]?.flow;
    if (flow) requestAnimationFrame(() => dots.send(flow));
  };
  const remember = (moment: Moment) => {
    moments.push(moment);
    if (moments.length <= MOST) return;
    moments = moments.slice(-MOST);
    if (looking !== undefined) looking = Math.max(0, looking - 1);
  };
  back.addEventListener('click', () => look((looking ?? moments.length - 1) - 1));
  forward.addEventListener('click', () => look((looking ?? moments.length - 1) + 1));
  live.addEventListener('click', () => look(moments.length));
  slider.addEventListener('input', () => look(Number(slider.value)));
  twin.addEventListener('toggle', schedule);
  // The phone is turned, the panel made wider.
  new ResizeObserver(schedule).observe(stage);
  schedule();

  return {
    element,
    scene(scene, changes) {
      now = scene;
      if (changes.length > 0) remember({ scene, text: changes.join(' / '), at: Date.now() });
      schedule();
    },
    flow(flow) {
      remember({ scene: now, text: flow.text, flow, at: Date.now() });
      schedule();
      if (looking === undefined) requestAnimationFrame(() => dots.send(flow));
    },
    clear() {
      moments = [];
      now = EMPTY;
      looking = undefined;
      schedule();
    },
  };
}
