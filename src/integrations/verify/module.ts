import type { Plugin } from 'vite';
import type { ExplainedCode } from './explained.ts';
import type { Verdict } from './judge.ts';

/** Plain data, maps and sets as JavaScript. */
function source(value: unknown): string {
  if (value instanceof Map) return `new Map(${source([...value])})`;
  if (value instanceof Set) return `new Set(${source([...value])})`;
  if (Array.isArray(value)) return `[${value.map(source).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}:${source(each)}`)
    .join()}}`;
}

/** A module whose exports are made when it is loaded. */
function virtualModule(name: string, make: () => Promise<Readonly<Record<string, unknown>>>): Plugin {
  const id = `\0${name}`;
  return {
    name: name.replace('virtual:', '').replace('/', '-'),
    resolveId: (source) => (source === name ? id : undefined),
    async load(loaded) {
      if (loaded !== id) return undefined;
      return Object.entries(await make())
        .map(([key, value]) => `export const ${key} = ${source(value)};`)
        .join('\n');
    },
  };
}

/**
 * Vite plugin: serves the verdict as a module (see `verdicts.d.ts`).
 * @param verdict The latest one; asked anew whenever the module is loaded.
 */
export function verdictModule(versions: readonly string[], verdict: () => Promise<Verdict>): Plugin {
  return virtualModule('virtual:guide/verdicts', async () => {
    const { report, problems, book } = await verdict();
    return { versions, checked: report.checked, problems, book };
  });
}

/** Vite plugin: serves the explanations of all codes as a module (see `diagnostics.d.ts`). */
export function explanationModule(explain: () => Promise<readonly ExplainedCode[]>): Plugin {
  return virtualModule('virtual:guide/diagnostics', async () => ({ explained: await explain() }));
}
