import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../project.ts';
import { summaryOf } from './summary.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

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

/**
 * A report as workflow commands, which GitHub turns into annotations, then the summary as a plain line.
 * Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function github(report: Report): string {
  return `${[...report.diagnostics.map(annotation), summaryOf(report)].join('\n')}\n`;
}
