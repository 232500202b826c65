// A Kubernetes in this process, and a shell beside it: `npm run lab -- --help`.
import { fileURLToPath } from 'node:url';
import { importBundled } from './lab/bundle.ts';

const { run } = await importBundled<typeof import('./lab/cli.ts')>('scripts/lab/cli.ts');
process.exitCode = await run(process.argv.slice(2), {
  root: fileURLToPath(new URL('..', import.meta.url)),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
});
