import { fileURLToPath } from 'node:url';
import { start } from 'kubernetes-guide-verify/cli';
import supported from '../kubernetes.json' with { type: 'json' };

// npm runs scripts in the project's root; INIT_CWD is where the author stood.
await start({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  command: 'npm run verify --',
  kubernetes: Object.keys(supported.versions),
});
