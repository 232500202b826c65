import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../project.ts';
import { summaryOf } from './summary.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };
/** GitHub shows so many annotations of each kind a step, and drops the rest without a word. */
export const ANNOTATIONS = 10;

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function annotation(diagnostic: Diagnostic): string {
  const { file, line, column, endLine, endColumn, severity, code, message, hint, detail, kubernetes } =
    diagnostic;
  // GitHub shows columns only for a stretch within one line.
  const oneLine = endLine === undefined || endLine === line;
  const properties = {
    file,
    line: String(line),
    ...(endLine !== undefined && { endLine: String(endLine) }),
    ...(oneLine && { col: String(column) }),
    ...(oneLine && endColumn !== undefined && { endColumn: String(endColumn) }),
    title: code,
  };
  const text = [
    message,
    kubernetes === undefined ? undefined : `Kubernetes ${kubernetes.join(', ')}에서만 그렇습니다.`,
    hint,
    detail,
  ].filter((part) => part !== undefined);
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${data(text.join('\n'))}`;
}

/** A line of the log that is no command, whatever a file is called. */
function plain({ file, line, column, message, code }: Diagnostic): string {
  const text = `- ${file}:${line}:${column} ${message} [${code}]`;
  return text.replace(/[\r\n]+/g, ' ').replaceAll('##[', '## [');
}

/**
 * A report as workflow commands, which GitHub turns into annotations: as many of each severity as it shows, the rest
 * as lines of the log. Then the summary as a plain line. Everything stands in {@link jobSummary}.
 * Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function github(report: Report): string {
  const shown = new Map<Severity, number>();
  const annotations: string[] = [];
  const rest: string[] = [];
  for (const diagnostic of report.diagnostics) {
    const before = shown.get(diagnostic.severity) ?? 0;
    shown.set(diagnostic.severity, before + 1);
    if (before < ANNOTATIONS) annotations.push(annotation(diagnostic));
    else rest.push(plain(diagnostic));
  }
  return `${[...annotations, ...rest, summaryOf(report)].join('\n')}\n`;
}
