import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../project.ts';
import { excerptOf } from './excerpt.ts';
import { summaryOf } from './summary.ts';

/** Source texts by the names that the diagnostics use, for excerpts. */
export type Sources = ReadonlyMap<string, string>;

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue';

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34 };
const LABELS: Readonly<Record<Severity, readonly [label: string, style: Style]>> = {
  error: ['오류', 'red'],
  warning: ['경고', 'yellow'],
  info: ['참고', 'blue'],
};

type Paint = (style: Style, text: string) => string;

function notesOf({ hint, detail, kubernetes, related = [] }: Diagnostic): string[] {
  return [
    ...(kubernetes === undefined ? [] : [`Kubernetes ${kubernetes.join(', ')}에서만 그렇습니다.`]),
    ...(hint === undefined ? [] : [hint]),
    ...related.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    ...(detail === undefined ? [] : detail.split('\n').map((line) => `원문: ${line}`)),
  ];
}

function render(diagnostic: Diagnostic, sources: Sources, paint: Paint): string {
  const { file, line, column, severity, message, code } = diagnostic;
  const [label, style] = LABELS[severity];
  const head = `${paint('bold', `${file}:${line}:${column}`)} ${paint(style, label)} ${message} ${paint('dim', `[${code}]`)}`;
  const source = sources.get(file);
  const excerpt = source === undefined ? undefined : excerptOf(diagnostic, source);
  const margin = ' '.repeat(excerpt?.number.length ?? 1);
  const shown =
    excerpt === undefined
      ? []
      : [
          `  ${paint('dim', `${excerpt.number} |`)} ${excerpt.text}`,
          `  ${paint('dim', `${margin} |`)} ${paint(style, excerpt.marks)}`,
        ];
  const notes = notesOf(diagnostic).map((note) => `  ${paint('dim', `${margin} =`)} ${note}`);
  return [head, ...shown, ...notes].join('\n');
}

/** A report for people: each problem with its line, then a summary. */
export function pretty(report: Report, sources: Sources, colour: boolean): string {
  const paint: Paint = (style, text) => (colour ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const problems = report.diagnostics.map((diagnostic) => render(diagnostic, sources, paint));
  return `${[...problems, summaryOf(report)].join('\n\n')}\n`;
}
