import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../project.ts';
import { summaryOf } from './summary.ts';

const LABELS: Readonly<Record<Severity, string>> = { error: '오류', warning: '경고', info: '참고' };
/** GitHub refuses a step's summary beyond 1 MiB. */
const LIMIT = 1_000_000;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Text that Markdown and HTML leave alone, in one cell of a table. */
function cell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]()#|~!@]/g, '\\$&')
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function row(diagnostic: Diagnostic, docs: string | undefined): string {
  const { file, line, column, severity, message, hint, code } = diagnostic;
  const name = docs === undefined ? cell(code) : `[${cell(code)}](${docs}${encodeURIComponent(code)}/)`;
  const said = hint === undefined ? message : `${message} ${hint}`;
  return `| ${LABELS[severity]} | ${cell(`${file}:${line}:${column}`)} | ${cell(said)} | ${name} |\n`;
}

/**
 * A report as the Markdown that GitHub shows under a run: all of it, as far as GitHub takes it.
 *
 * @param docs the address below which each code has its page, with `/` at its end.
 */
export function jobSummary(report: Report, docs?: string): string {
  const { diagnostics } = report;
  const head = `### 매니페스트와 명령 확인\n\n${cell(summaryOf(report))}\n`;
  if (diagnostics.length === 0) return head;
  let text = `${head}\n| 정도 | 곳 | 설명 | 코드 |\n|---|---|---|---|\n`;
  let size = bytes(text);
  for (const [index, diagnostic] of diagnostics.entries()) {
    const next = row(diagnostic, docs);
    size += bytes(next);
    if (size > LIMIT) return `${text}\n그 밖에 ${diagnostics.length - index}개가 더 있습니다.\n`;
    text += next;
  }
  return text;
}
