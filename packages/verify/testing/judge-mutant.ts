import type { Diagnostic } from '../src/diagnostic.ts';
import { verifyManifest } from '../src/manifest.ts';
import { createEngines } from '../src/wasm-engines.ts';
import { flaws, serverErrors } from './agreement.ts';
import type { Mutant } from './mutants.ts';

const engines = createEngines(['1.35', '1.36', '1.37']);

/**
 * Checks a mutant as the command line does.
 *
 * @returns what is wrong with the result: a verdict that is not the server's, a message that helps nobody.
 */
export async function judgeMutant({ file, name, text }: Mutant): Promise<string[]> {
  let found: readonly Diagnostic[];
  try {
    found = await verifyManifest(text, { file: 'mutant.yaml', engines });
  } catch (error) {
    return [`${file}, ${name}: ${error instanceof Error ? error.stack : error}`];
  }
  const said = await engines.server!.judge(text.replace(/^\ufeff/, ''), 'mutant.yaml');
  const rejected = said.some(({ verdict }) => verdict === 'reject');
  const errors = serverErrors(found).filter(
    ({ layer, kubernetes }) => layer === 'api' && kubernetes === undefined,
  );
  const wrong = [...flaws(found, text)];
  if (rejected !== errors.length > 0) {
    wrong.push(`${rejected ? 'rejected' : 'accepted'}, but: ${errors.map(({ code }) => code).join(' ')}`);
  }
  return wrong.map((flaw) => `${file}, ${name}: ${flaw}`);
}
