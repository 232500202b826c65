import { z } from 'astro/zod';
import { load } from 'js-yaml';

/** What was found about a stretch of the notes. 구조 is markup, 사라짐 a lost picture, 물음 a question left open. */
export const VERDICTS = ['맞음', '모자람', '틀림', '사라짐', '물음', '구조'] as const;

const text = z.string().trim().min(1);

const row = z
  .strictObject({
    lines: z.string().regex(/^\d+(-\d+)?$/),
    kind: z.enum(['제목', '문장', '명령', '매니페스트', '출력', '그림', '표시']),
    says: text,
    verdict: z.enum(VERDICTS),
    correction: text.optional(),
    teaches: z
      .string()
      .regex(/^[a-z0-9-]+#\S+$/)
      .optional(),
    none: text.optional(),
  })
  .refine(({ teaches, none }) => (teaches === undefined) !== (none === undefined), {
    message: 'teaches와 none 가운데 하나만 적습니다',
  });

/** A stretch of the learner's notes, as `content/data/notes.yaml` holds it. */
export type NoteRow = z.infer<typeof row>;

/**
 * Reads the table of the notes.
 * @param yaml Text of `content/data/notes.yaml`.
 * @throws ZodError when a row has another shape.
 */
export function readNotes(yaml: string): readonly NoteRow[] {
  return z.array(row).parse(load(yaml));
}

/** The line numbers of `28-29` or `30`, from 1. */
export function linesOf({ lines }: Pick<NoteRow, 'lines'>): readonly number[] {
  const [first = 0, last = first] = lines.split('-').map(Number);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The page and the heading that teach a row. */
export function placeOf({ teaches }: Pick<NoteRow, 'teaches'>): { page: string; anchor: string } | undefined {
  const [page, anchor] = teaches?.split('#') ?? [];
  return page && anchor ? { page, anchor } : undefined;
}

/**
 * The row of the errata where a reader of a correction should arrive: the first that is corrected.
 * @param lines Line numbers that the correction names.
 */
export function erratumOf(rows: readonly NoteRow[], lines: ReadonlySet<number>): NoteRow | undefined {
  return rows.find((row) => row.correction !== undefined && linesOf(row).some((line) => lines.has(line)));
}
