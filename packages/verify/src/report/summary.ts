import type { Report } from '../project.ts';

/** How many diagnostics there are of each severity. */
export function countOf({ diagnostics }: Report): { errors: number; warnings: number; infos: number } {
  const count = (severity: string): number => diagnostics.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** One line that says what was looked at and what came of it. */
export function summaryOf(report: Report): string {
  const { files, documents, commands } = report.checked;
  const { errors, warnings, infos } = countOf(report);
  const looked = `파일 ${files}개, 문서 ${documents}개, 명령 ${commands}개를 확인했습니다.`;
  const found = [
    errors > 0 ? `오류 ${errors}개` : '',
    warnings > 0 ? `경고 ${warnings}개` : '',
    infos > 0 ? `참고 ${infos}개` : '',
  ].filter((text) => text !== '');
  return `${looked} ${found.length === 0 ? '문제가 없습니다.' : `${found.join(', ')}를 찾았습니다.`}`;
}
