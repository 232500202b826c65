import { slugOfLink } from './here.ts';
import { watchRecord } from './store.ts';

/** Chapters in the sidebar and on the landing page: those that are read say so. */
const links = [
  ...document.querySelectorAll<HTMLAnchorElement>('.sidebar-content a[data-number], .chapters a'),
];

function mark(link: HTMLAnchorElement, isRead: boolean): void {
  if (link.hasAttribute('data-read') === isRead) return;
  link.toggleAttribute('data-read', isRead);
  if (!isRead) {
    link.querySelector('.read-note')?.remove();
    return;
  }
  const note = document.createElement('span');
  note.className = 'read-note sr-only';
  note.textContent = ' (읽음)';
  link.append(note);
}

watchRecord(({ read }) => {
  for (const link of links) mark(link, read.includes(slugOfLink(link)));
});
