import { announce } from '../announce.ts';
import { amounts, NOTHING, type ReadingRecord } from './record.ts';
import { changeRecord, watchRecord } from './store.ts';

/** Below the list of chapters: how far the reader is, and the button that forgets it. */
const box = document.querySelector('[data-progress-summary]');
const count = box?.querySelector('[data-progress-count]');
const reset = box?.querySelector<HTMLButtonElement>('[data-progress-reset]');
const dialog = box?.querySelector('dialog');
const question = dialog?.querySelector('[data-progress-question]');
if (count && reset && dialog && question) {
  let latest: ReadingRecord = NOTHING;
  watchRecord((record) => {
    latest = record;
    const { reads, answers } = amounts(record);
    count.textContent = String(reads);
    reset.disabled = reads + answers === 0;
  });
  reset.addEventListener('click', () => {
    const { reads, answers } = amounts(latest);
    question.textContent = `읽은 장 표시 ${reads}개와 퀴즈 답 ${answers}개를 지웁니다.`;
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'reset') return;
    dialog.returnValue = '';
    changeRecord(() => NOTHING);
    announce('학습 기록을 지웠습니다');
  });
}
