import type { Plugin } from 'vite';
import { explainCodes } from './explained.ts';
import type { Verdict } from './judge.ts';

/** A module whose exports are made when it is loaded. */
function virtualModule(name: string, make: () => Promise<Readonly<Record<string, unknown>>>): Plugin {
  const id = `\0${name}`;
  return {
    name: name.replace('virtual:', '').replace('/', '-'),
    resolveId: (source) => (source === name ? id : undefined),
    async load(loaded) {
      if (loaded !== id) return undefined;
      return Object.entries(await make())
        .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`)
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
    const { report, problems } = await verdict();
    return { versions, checked: report.checked, problems };
  });
}

/** Vite plugin: serves the explanations of all codes as a module (see `diagnostics.d.ts`). */
export function explanationModule(kubernetes: string): Plugin {
  return virtualModule('virtual:guide/diagnostics', async () => ({
    explained: await explainCodes(kubernetes),
  }));
}
