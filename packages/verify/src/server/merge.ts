import type { Diagnostic } from '../diagnostic.ts';

/** Whether two diagnostics say the same of the same place: that it is wrong, in whatever words. */
export function sameProblem(one: Diagnostic, other: Diagnostic): boolean {
  if (one.file !== other.file) return false;
  const samePath = one.path !== undefined && one.path === other.path;
  return samePath && one.line === other.line && one.column === other.column;
}

/** What the server says too, by the code that says it better: it knows the other object, or the habit behind it. */
const BETTER: Readonly<Record<string, readonly string[]>> = {
  'ref-template-labels': ['server-selector'],
  'ref-headless-spelling': ['server-address'],
  'ref-slice-loopback': ['server-address'],
  'ref-deprecated-api': ['server-warning'],
};

/**
 * Makes one of two diagnostics with the same cause, one by the references and one by the server: the words are the
 * former's, the verdict is the latter's.
 */
export function mergeWithReferences(
  found: readonly Diagnostic[],
  references: readonly Diagnostic[],
): Diagnostic[] {
  const said = new Set<Diagnostic>();
  const merged = references.map((reference): Diagnostic => {
    const same = found.find(
      (one) =>
        BETTER[reference.code]?.includes(one.code) &&
        one.file === reference.file &&
        one.path === reference.path &&
        one.line === reference.line,
    );
    if (same === undefined) return reference;
    said.add(same);
    const { detail, layer, severity } = same;
    const graver = severity === 'error' ? ({ layer, severity } as const) : {};
    return { ...reference, ...graver, ...(detail !== undefined && { detail }) };
  });
  return [...found.filter((one) => !said.has(one)), ...merged];
}
