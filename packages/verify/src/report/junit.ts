import type { Diagnostic } from '../diagnostic.ts';
import type { Report } from '../project.ts';

/** Text that XML 1.0 allows: other characters have no place in it, not even escaped. */
function text(value: string): string {
  return value
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const attribute = (value: string): string =>
  text(value).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

const lineOf = ({ line, column, message, code }: Diagnostic): string =>
  `${line}:${column} ${message} [${code}]`;

function failure(diagnostic: Diagnostic): string {
  const { file, line, column, code, message, hint, detail } = diagnostic;
  const body = [`${file}:${line}:${column} ${message}`, hint, detail].filter((part) => part !== undefined);
  return `    <testcase classname="${attribute(file)}" name="${attribute(`${line}:${column} ${code}`)}" file="${attribute(file)}" line="${line}">
      <failure type="${attribute(code)}" message="${attribute(message)}">${text(body.join('\n'))}</failure>
    </testcase>
`;
}

function suite(file: string, found: readonly Diagnostic[]): string {
  const errors = found.filter(({ severity }) => severity === 'error');
  const others = found.filter(({ severity }) => severity !== 'error');
  const notes =
    others.length === 0 ? '' : `    <system-out>${text(others.map(lineOf).join('\n'))}</system-out>\n`;
  const cases =
    errors.length === 0
      ? `    <testcase classname="${attribute(file)}" name="확인" file="${attribute(file)}"/>\n`
      : errors.map(failure).join('');
  return `  <testsuite name="${attribute(file)}" tests="${Math.max(1, errors.length)}" failures="${errors.length}" errors="0" skipped="0">
${cases}${notes}  </testsuite>
`;
}

/**
 * A report as JUnit XML: a suite for each file, an error a failed case, a file without errors one case that passed.
 * Warnings stand in the suite's output.
 *
 * @param files all files that were checked.
 */
export function junit({ diagnostics }: Report, files: Iterable<string>): string {
  const byFile = new Map<string, Diagnostic[]>([...files].map((file) => [file, []]));
  for (const diagnostic of diagnostics) {
    byFile.set(diagnostic.file, [...(byFile.get(diagnostic.file) ?? []), diagnostic]);
  }
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  const passed = [...byFile.values()].filter((found) => found.every(({ severity }) => severity !== 'error'));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="kubernetes-guide-verify" tests="${failures + passed.length}" failures="${failures}" errors="0">
${[...byFile].map(([file, found]) => suite(file, found)).join('')}</testsuites>
`;
}
