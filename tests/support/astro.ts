import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ASTRO = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** What Vitest sets for its own sake. Vite would take some of it for `import.meta.env`. */
const VITEST = /^(?:VITEST.*|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|FORCE_COLOR)$/;

export interface AstroRun {
  readonly code: number | null;
  /** Everything printed, without colours. */
  readonly output: string;
}

/** Starts `astro` in a folder. The Node that runs the tests may be older than Astro needs: PATH decides, as in npm scripts. */
export function startAstro(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const bin = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url));
  const PATH = `${bin}:${process.env['PATH'] ?? ''}`;
  const inherited = Object.entries(process.env).filter(([name]) => !VITEST.test(name));
  return spawn('node', [ASTRO, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), PATH, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `astro` to its end. */
export function runAstro(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<AstroRun> {
  const child = startAstro(root, args, env);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, output }));
  });
}
