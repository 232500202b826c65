import { recall, remember } from '../storage.ts';
import { parseRecord, type ReadingRecord, serializeRecord } from './record.ts';

const KEY = 'guide-progress';
const listeners: ((record: ReadingRecord) => void)[] = [];
let record = parseRecord(recall(KEY));

/** Tells a listener of the record: now, and whenever it changes, in another window too. */
export function watchRecord(listener: (record: ReadingRecord) => void): void {
  listeners.push(listener);
  listener(record);
}

function tell(next: ReadingRecord): void {
  record = next;
  for (const listener of listeners) listener(record);
}

/**
 * Changes the record and keeps it.
 * @returns false when the browser does not let it be kept: it then holds for this page only.
 */
export function changeRecord(change: (record: ReadingRecord) => ReadingRecord): boolean {
  // Another window may have written since.
  const stored = recall(KEY);
  const text = serializeRecord(change(stored === undefined ? record : parseRecord(stored)));
  remember(KEY, text);
  tell(parseRecord(text));
  return recall(KEY) === text;
}

addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) tell(parseRecord(recall(KEY)));
});
