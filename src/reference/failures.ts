import type { ConsoleBlock, Page } from 'kubernetes-guide-verify';
import type { Place } from './book.ts';

/** A 흔한 실패 of the book. */
export interface BookFailure extends Place {
  readonly title: string;
  /** What the terminal says, as far as it tells the failure: few lines, the errors among them. */
  readonly symptoms: readonly string[];
  /** The paragraph 원인, in Markdown without components; undefined when there is none. */
  readonly cause: string | undefined;
}

const MOST_LINES = 4;
/** What kubectl says when all went well. */
const CONFIRMATION =
  /^(?:\S+ (?:created|patched|configured|unchanged|scaled|exposed|labeled|annotated|condition met|restarted)|.* (?:deleted from|force deleted).*|Forwarding from .*|Handling connection for .*)$/;
const ERROR =
  /error|invalid|not found|refused|timed out|denied|could not|cannot|unable|failed|exit(?:ing| code)|immutable|does not exist|BackOff|ErrImage|<pending>|\(\d+\)|null/i;

const TABLE_HEAD = /^[A-Z][A-Z()-]+ {2,}[A-Z]/;

const within =
  (outer: { readonly start: { line: number }; readonly end: { line: number } }) =>
  ({ range }: Pick<ConsoleBlock, 'range'>): boolean =>
    range.start.line >= outer.start.line && range.end.line <= outer.end.line;

function telling(lines: readonly string[]): string[] {
  const said = [...new Set(lines)].filter((line) => line.trim() !== '' && !CONFIRMATION.test(line));
  const errors = said.filter((line) => ERROR.test(line));
  // Without an error a table is the symptom: nothing is wrong there but what it shows.
  const table = said.findIndex((line) => TABLE_HEAD.test(line));
  const found = errors.length > 0 ? errors : table < 0 ? [] : said.slice(table);
  return found.slice(0, MOST_LINES).map((line) => line.trim());
}

/** The Markdown of a paragraph without components, emphasis and the addresses of links. */
function plain(markdown: string): string {
  return markdown
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .trim();
}

function causeOf(lines: readonly string[]): string | undefined {
  const paragraphs = lines.join('\n').split(/\n\s*\n/);
  const cause = paragraphs.map((text) => /^\s*\*\*원인\.?\*\*:?\s*(.+)$/s.exec(text)?.[1]).find(Boolean);
  return cause && plain(cause.replaceAll('\n', ' '));
}

/**
 * The failures of a page, in its order.
 * @param text The page's source.
 */
export function failuresOf(page: Page, text: string): BookFailure[] {
  const lines = text.split('\n');
  return page.components.flatMap(({ name, attributes, range }) => {
    const id = attributes.get('id')?.value;
    const title = attributes.get('title')?.value;
    if (name !== 'Failure' || typeof id !== 'string' || typeof title !== 'string') return [];
    const inside = within(range);
    const printed = page.blocks
      .filter(inside)
      .flatMap(({ steps }) => steps.flatMap(({ output }) => output.map((line) => line.text)));
    const fences = page.fences.filter(inside).flatMap((fence) => fence.text.split('\n'));
    return [
      {
        page: page.slug,
        anchor: id,
        title,
        symptoms: telling([...fences, ...printed]),
        cause: causeOf(lines.slice(range.start.line, range.end.line - 1)),
      },
    ];
  });
}
