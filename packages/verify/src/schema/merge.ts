import type { Diagnostic } from '../diagnostic.ts';

/** What one version says. */
export interface Said {
  readonly kubernetes: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one list of what several versions say, newest version first. A problem that all of them have stands once; one
 * that only some have names them.
 */
export function mergeVersions(said: readonly Said[]): Diagnostic[] {
  const merged = new Map<string, { diagnostic: Diagnostic; versions: string[] }>();
  for (const { kubernetes, diagnostics } of said) {
    for (const diagnostic of diagnostics) {
      const { code, line, column, path, data } = diagnostic;
      const key = [code, line, column, path, data?.['field'] ?? ''].join(' ');
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { diagnostic, versions: [kubernetes] });
      else if (!known.versions.includes(kubernetes)) known.versions.push(kubernetes);
    }
  }
  return [...merged.values()].map(({ diagnostic, versions }) =>
    versions.length === said.length ? diagnostic : { ...diagnostic, kubernetes: versions.reverse() },
  );
}
