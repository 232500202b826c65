import type { Plugin } from 'vite';
import type { Verdict } from './judge.ts';

const NAME = 'virtual:guide/verdicts';
const ID = `\0${NAME}`;

/**
 * Vite plugin: serves the verdict as a module (see `verdicts.d.ts`).
 * @param verdict The latest one; asked anew whenever the module is loaded.
 */
export function verdictModule(versions: readonly string[], verdict: () => Promise<Verdict>): Plugin {
  return {
    name: 'guide-verdicts',
    resolveId: (source) => (source === NAME ? ID : undefined),
    async load(id) {
      if (id !== ID) return undefined;
      const { report, problems } = await verdict();
      const exported = { versions, checked: report.checked, problems };
      return Object.entries(exported)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}
