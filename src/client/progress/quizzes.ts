import { HERE } from './here.ts';
import { withAnswer } from './record.ts';
import { changeRecord, watchRecord } from './store.ts';

/** Says of a choice that it was taken. It stays closed: opening it would push away what the reader looks at. */
function mark(choice: HTMLElement, isChosen: boolean): void {
  if (choice.hasAttribute('data-chosen') === isChosen) return;
  choice.toggleAttribute('data-chosen', isChosen);
  if (!isChosen) {
    choice.querySelector('.chosen-note')?.remove();
    return;
  }
  const note = document.createElement('span');
  note.className = 'chosen-note sr-only';
  note.textContent = choice.hasAttribute('data-correct') ? '(고른 답, 맞음)' : '(고른 답, 틀림)';
  choice.querySelector('summary')?.append(note);
}

/** Each quiz remembers the choice that was opened last. */
for (const quiz of document.querySelectorAll<HTMLElement>('[data-quiz]')) {
  const choices = [...quiz.querySelectorAll<HTMLDetailsElement>('.quiz-choice')];
  watchRecord(({ answers }) => {
    choices.forEach((choice, index) => {
      mark(choice, index === answers[HERE]?.[quiz.id]);
    });
  });
  choices.forEach((choice, index) => {
    choice.addEventListener('toggle', () => {
      if (choice.open) changeRecord((record) => withAnswer(record, HERE, quiz.id, index));
    });
  });
}
