import { announce } from '../announce.ts';
import { HERE } from './here.ts';
import { NOTHING, withRead } from './record.ts';
import { changeRecord, watchRecord } from './store.ts';

const KEPT = '표시는 이 브라우저에만 남습니다.';
const LOST = '브라우저가 저장을 막고 있어, 이 페이지를 떠나면 표시가 사라집니다.';

function quizNote(answers: Readonly<Record<string, number>>): string {
  const quizzes = [...document.querySelectorAll('[data-quiz]')];
  const right = quizzes.filter((quiz) =>
    quiz.querySelectorAll('.quiz-choice')[answers[quiz.id] ?? -1]?.hasAttribute('data-correct'),
  );
  return quizzes.length === 0 ? '' : `퀴즈 ${quizzes.length}개 가운데 ${right.length}개를 맞혔습니다. `;
}

/** The end of a chapter: the reader says that it is read. */
const box = document.querySelector('[data-progress-chapter]');
const button = box?.querySelector('button');
const note = box?.querySelector('.progress-note');
if (button && note) {
  let latest = NOTHING;
  let kept = true;
  const show = () => {
    button.setAttribute('aria-pressed', String(latest.read.includes(HERE)));
    note.textContent = quizNote(latest.answers[HERE] ?? {}) + (kept ? KEPT : LOST);
  };
  watchRecord((record) => {
    latest = record;
    show();
  });
  button.addEventListener('click', () => {
    const next = !latest.read.includes(HERE);
    kept = changeRecord((record) => withRead(record, HERE, next));
    show();
    announce(next ? '읽은 장으로 표시했습니다' : '읽음 표시를 지웠습니다');
  });
}
