import { HERE } from './here.ts';
import { withAnswer } from './record.ts';
import { changeRecord, watchRecord } from './store.ts';

/** Each quiz opens with the answer that the reader gave last time. */
for (const quiz of document.querySelectorAll<HTMLElement>('[data-quiz]')) {
  const choices = [...quiz.querySelectorAll<HTMLDetailsElement>('.quiz-choice')];
  const opened = (): number | undefined => {
    const index = choices.findIndex(({ open }) => open);
    return index < 0 ? undefined : index;
  };
  let known: number | undefined;

  watchRecord(({ answers }) => {
    const answer = answers[HERE]?.[quiz.id];
    if (answer === known) return;
    known = answer;
    choices.forEach((choice, index) => {
      choice.open = index === answer;
    });
  });

  for (const choice of choices) {
    choice.addEventListener('toggle', () => {
      // Told once by the choice that opens and once by the one that closes.
      const answer = opened();
      if (answer === known) return;
      known = answer;
      changeRecord((record) => withAnswer(record, HERE, quiz.id, answer));
    });
  }
}
