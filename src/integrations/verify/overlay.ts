import type { Diagnostic } from 'kubernetes-guide-verify';
import type { ErrorPayload } from 'vite';

/**
 * All errors as what Vite lays over the page in development.
 * @param errors At least one.
 */
export function overlayOf(errors: readonly Diagnostic[]): ErrorPayload {
  const lines = errors.map(
    ({ file, line, column, message, code }) => `${file}:${line}:${column} ${message} [${code}]`,
  );
  const [first] = errors;
  return {
    type: 'error',
    err: {
      message: `확인에서 오류 ${errors.length}개를 찾았습니다.\n\n${lines.join('\n\n')}`,
      stack: '',
      plugin: 'kubernetes-guide-verify',
      ...(first && { id: first.file, loc: { file: first.file, line: first.line, column: first.column } }),
    },
  };
}
