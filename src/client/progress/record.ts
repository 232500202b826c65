/** What the reader has done, as it is kept in the browser. */
export interface ReadingRecord {
  /** Slugs of the chapters that the reader marked as read. */
  readonly read: readonly string[];
  /** Slug of the page → id of the quiz → the choice that was opened last, counted from 0. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Raised when the shape changes; what an older version stored is then left alone and not understood. */
const VERSION = 1;

export const NOTHING: ReadingRecord = { read: [], answers: {} };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isChoice = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

function choicesOf(value: unknown): Record<string, number> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => isChoice(entry[1])),
  );
}

/** Reads what was stored. Whatever does not look like a record is left out: anybody may write into storage. */
export function parseRecord(text: string | undefined): ReadingRecord {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '');
  } catch {
    return NOTHING;
  }
  if (!isObject(stored) || stored['version'] !== VERSION) return NOTHING;
  const { read, answers } = stored;
  const pages = isObject(answers) ? Object.entries(answers) : [];
  return {
    read: Array.isArray(read) ? [...new Set(read.filter((slug) => typeof slug === 'string'))] : [],
    answers: Object.fromEntries(
      pages.map(([page, choices]) => [page, choicesOf(choices)] as const).filter(hasSome),
    ),
  };
}

const hasSome = ([, choices]: readonly [string, Readonly<Record<string, number>>]): boolean =>
  Object.keys(choices).length > 0;

/** The text to store; undefined when there is nothing to keep. */
export function serializeRecord(record: ReadingRecord): string | undefined {
  const { reads, answers } = amounts(record);
  return reads + answers === 0 ? undefined : JSON.stringify({ version: VERSION, ...record });
}

/** The record with a chapter read, or not read. */
export function withRead(record: ReadingRecord, page: string, isRead: boolean): ReadingRecord {
  const others = record.read.filter((slug) => slug !== page);
  return { ...record, read: isRead ? [...others, page] : others };
}

/** The record with the answer to a quiz. */
export function withAnswer(record: ReadingRecord, page: string, quiz: string, choice: number): ReadingRecord {
  const choices = { ...record.answers[page], [quiz]: choice };
  return { ...record, answers: { ...record.answers, [page]: choices } };
}

/** How much is recorded. */
export function amounts({ read, answers }: ReadingRecord): {
  readonly reads: number;
  readonly answers: number;
} {
  const choices = Object.values(answers).flatMap((page) => Object.keys(page));
  return { reads: read.length, answers: choices.length };
}
