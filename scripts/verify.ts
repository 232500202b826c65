import { fileURLToPath } from 'node:url';
import { start } from 'kubernetes-guide-verify/cli';
import supported from '../kubernetes.json' with { type: 'json' };
import { ROUTES } from '../src/utils/routes.ts';

const { BASE_PATH: base, INIT_CWD, SITE_URL: origin } = process.env;

// npm runs scripts in the project's root; INIT_CWD is where the author stood.
await start({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cwd: INIT_CWD ?? process.cwd(),
  command: 'npm run verify --',
  kubernetes: Object.keys(supported.versions),
  // The same as in astro.config.mjs.
  // What decides every verdict: the checks themselves, the versions, the addresses of the site.
  decisive:
    /^(?:packages\/|kubernetes\.json$|package-lock\.json$|scripts\/verify\.ts$|src\/utils\/routes\.ts$)/,
  docs: origin && new URL(`${(base ?? '').replace(/\/*$/, '')}/diagnostics/`, origin).href,
  site: { routes: new Set(ROUTES), ...(base && { base }), ...(origin && { origin }) },
});
