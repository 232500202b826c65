import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { goIsThere } from '../scripts/build-wasm.ts';

it.skipIf(!goIsThere())('is built from its sources byte for byte', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'build-wasm.ts');
  const said = execFileSync(process.execPath, [script, '--check', '--rebuild'], { encoding: 'utf8' });
  expect(said).toContain('a fresh build gives the same bytes');
});
