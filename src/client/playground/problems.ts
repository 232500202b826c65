import type { Diagnostic } from 'kubernetes-guide-verify';
import { summaryOf } from '../../playground/marks.ts';
import { button, make } from './dom.ts';

/** The problems of the shown file, as a list that can be read and walked. */
export interface Problems {
  readonly element: HTMLElement;
  draw(diagnostics: readonly Diagnostic[], total: number): void;
  /** Says that there is no verdict, and why. */
  say(text: string): void;
}

export interface ProblemEvents {
  go(diagnostic: Diagnostic): void;
  fix(fix: NonNullable<Diagnostic['fixes']>[number]): void;
}

const NAMES = { error: '오류', warning: '경고', info: '참고' } as const;
/** The number is said when the reader has stopped typing. */
const QUIET = 900;

export function createProblems(base: string, events: ProblemEvents): Problems {
  const element = make('section', 'play-problems');
  element.setAttribute('aria-label', '문제');
  const head = make('p', 'play-summary');
  const spoken = make('p', 'sr-only');
  spoken.setAttribute('role', 'status');
  const list = make('ol', 'play-list');
  element.append(head, spoken, list);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string) => {
    head.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (spoken.textContent !== text) spoken.textContent = text;
    }, QUIET);
  };
  const item = (diagnostic: Diagnostic): HTMLElement => {
    const { severity, line, column, message, hint, code, layer, fixes = [], detail } = diagnostic;
    const row = make('li', 'play-problem');
    row.dataset['severity'] = severity;
    const jump = button('play-jump', '', () => events.go(diagnostic));
    jump.append(
      make('span', 'play-severity', NAMES[severity]),
      make('span', 'play-place', `${line}줄 ${column}칸`),
      make('span', 'play-message', message),
    );
    row.append(jump);
    if (hint !== undefined) row.append(make('p', 'play-hint', hint));
    const more = make('p', 'play-more');
    const link = make('a', '', code);
    link.href = `${base}/diagnostics/${encodeURIComponent(code)}/`;
    more.append(link, make('span', '', layer === 'api' ? 'API 서버의 규칙' : '이 길잡이의 조언'));
    if (detail !== undefined) {
      const own = make('code', 'play-detail', detail);
      own.lang = 'en';
      more.append(own);
    }
    for (const fix of fixes) more.append(button('play-tool', `고치기: ${fix.title}`, () => events.fix(fix)));
    row.append(more);
    return row;
  };
  return {
    element,
    say(text) {
      list.replaceChildren();
      say(text);
    },
    draw(diagnostics, total) {
      const more = total > diagnostics.length ? ` (모두 ${total}개 가운데 앞의 ${diagnostics.length}개)` : '';
      say(`${summaryOf(diagnostics)}${more}`);
      list.replaceChildren(...diagnostics.map(item));
    },
  };
}
