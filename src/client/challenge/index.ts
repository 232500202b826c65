import type { Check } from '../../challenges/judge.ts';
import { announce } from '../announce.ts';
import type { Controller } from '../run/controller.ts';
import { getReady, getReadyOn } from '../run/ready.ts';
import { markSolved, solvedChallenges } from './solved.ts';

const box = document.querySelector<HTMLElement>('[data-challenge]');
const source = document.querySelector<HTMLElement>('[data-run]')?.dataset['run'];

function start(place: HTMLElement, data: string): void {
  const find = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-challenge-${name}]`);
  const open = find<HTMLButtonElement>('open');
  const check = find<HTMLButtonElement>('judge');
  const restart = find<HTMLButtonElement>('restart');
  const status = find('status');
  const rows = [...place.querySelectorAll<HTMLElement>('[data-challenge-check]')];
  const checks = JSON.parse(find('data')?.textContent ?? '[]') as readonly Check[];
  const slug = place.dataset['challenge'] ?? '';

  getReadyOn(open, data);

  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  /** The terminal may have come to lie over what is said. */
  const reveal = () =>
    requestAnimationFrame(() => (rows.at(-1) ?? status)?.scrollIntoView({ block: 'nearest' }));
  const controller = async (): Promise<Controller> => {
    getReady(data);
    const { controllerFor } = await import('../run/controller.ts');
    return await controllerFor(data, [], {
      ready: '고장 난 클러스터입니다. 무엇이 잘못되었는지 살펴보세요.',
    });
  };
  /** Runs something that a button asks for; what goes wrong is said, and the button works again. */
  const on = (button: HTMLButtonElement | null, doing: string, work: (each: Controller) => Promise<void>) => {
    button?.addEventListener('click', async () => {
      button.disabled = true;
      say(doing);
      try {
        await work(await controller());
      } catch (error) {
        say(error instanceof Error ? error.message : '실행 환경을 내려받지 못했습니다. 다시 눌러 보세요.');
      } finally {
        button.disabled = false;
        reveal();
      }
    });
  };
  const ready = () => {
    for (const button of [check, restart]) if (button) button.disabled = false;
    // The next thing to press is another one now.
    open?.removeAttribute('data-variant');
    if (check) check.dataset['variant'] = 'primary';
    say('고장 난 채로 켜졌습니다. 아래 터미널에서 살펴보고 고쳐 보세요.');
  };
  on(open, '클러스터를 켜고 있습니다…', async (each) => {
    await each.open();
    ready();
  });
  on(restart, '처음 상태로 되돌립니다…', async (each) => {
    await each.restart();
    for (const row of rows) delete row.dataset['state'];
    ready();
  });
  on(check, '클러스터를 살펴보고 있습니다…', async (each) => {
    const results = await each.judge(checks);
    for (const [index, { passed }] of results.entries()) {
      const row = rows[index];
      if (row) row.dataset['state'] = passed ? 'passed' : 'failed';
    }
    const left = results.filter(({ passed }) => !passed).length;
    const solved = results.length > 0 && left === 0;
    say(solved ? '고쳤습니다! 풀이와 설명에서 왜 그랬는지 확인해 보세요.' : `아직 ${left}가지가 남았습니다.`);
    if (solved) markSolved(slug);
    announce(status?.textContent ?? '');
  });
  if (solvedChallenges().has(slug)) say('전에 고친 적이 있는 고장입니다. 다시 풀어 볼 수 있습니다.');
}

if (box && source) start(box, source);

// The list of challenges marks those that are solved.
for (const item of document.querySelectorAll<HTMLElement>('[data-challenge-item]')) {
  if (solvedChallenges().has(item.dataset['challengeItem'] ?? '')) item.dataset['state'] = 'passed';
}
