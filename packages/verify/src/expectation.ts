import { diagnose } from './codes/index.ts';
import type { Diagnostic } from './diagnostic.ts';

/** `# expect: schema-enum@7:9 yaml-tab@3:1` in the first comments of a manifest that is wrong on purpose. */
export interface Expectation {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  /** Where it is written. */
  readonly at: { readonly line: number; readonly column: number; readonly endColumn: number };
}

const COMMENT = /^#\s*expect:/;
const EXPECTED = /^([a-z][a-z0-9-]*)@(\d+):(\d+)$/;

function nameOf({ code, line, column }: { code: string; line: number; column: number }): string {
  return `${code}@${line}:${column}`;
}

interface Read {
  readonly expectations: readonly Expectation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the expectations in a file's first comments. */
export function readExpectations(file: string, text: string): Read {
  const expectations: Expectation[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (!content.startsWith('#')) break;
    const comment = COMMENT.exec(content)?.[0];
    if (comment === undefined) continue;
    for (const word of content.slice(comment.length).matchAll(/[^\s,]+/g)) {
      const column = comment.length + word.index + 1;
      const at = { line: index + 1, column, endColumn: column + word[0].length };
      const match = EXPECTED.exec(word[0]);
      if (match === null)
        diagnostics.push(diagnose('broken-expectation-syntax', { file, ...at }, { text: word[0] }));
      else expectations.push({ code: match[1]!, line: Number(match[2]), column: Number(match[3]), at });
    }
  }
  if (expectations.length === 0 && diagnostics.length === 0) {
    diagnostics.push(diagnose('broken-expectation-missing', { file, line: 1, column: 1 }, { file }));
  }
  return { expectations, diagnostics };
}

/**
 * Holds a file to what it promises: exactly these diagnostics, at these places. Advice (`info`) does not count.
 *
 * @param came what the checks found.
 * @returns nothing when it keeps its word.
 */
export function holdToExpectations(file: string, text: string, came: readonly Diagnostic[]): Diagnostic[] {
  const { expectations, diagnostics } = readExpectations(file, text);
  const wrong = came.filter(({ severity }) => severity !== 'info');
  const wanted = new Set(expectations.map(nameOf));
  const found = new Set(wrong.map(nameOf));
  const unmet = expectations
    .filter((expectation) => !found.has(nameOf(expectation)))
    .map((expectation) =>
      diagnose(
        'broken-expectation-unmet',
        { file, ...expectation.at },
        { expected: nameOf(expectation), came: [...found] },
      ),
    );
  const unexpected = wrong
    .filter((diagnostic) => !wanted.has(nameOf(diagnostic)))
    .map((diagnostic) =>
      diagnose('broken-expectation-unexpected', diagnostic, {
        came: nameOf(diagnostic),
        text: diagnostic.message,
      }),
    );
  return [...diagnostics, ...unmet, ...unexpected];
}
