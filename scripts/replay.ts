// Runs the pages' commands and compares what they print: `npm run replay -- --help`.
import { fileURLToPath } from 'node:url';
import { importBundled } from './lab/bundle.ts';

const { run } = await importBundled<typeof import('../src/replay/cli/run.ts')>('src/replay/cli/run.ts');

const controller = new AbortController();
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
let interrupted: keyof typeof CODES | undefined;
for (const name of Object.keys(CODES) as (keyof typeof CODES)[]) {
  process.on(name, () => {
    if (interrupted === undefined) process.stderr.write('\n멈추는 중입니다. 만든 것을 지웁니다.\n');
    interrupted ??= name;
    controller.abort();
  });
}

try {
  process.exitCode = await run(process.argv.slice(2), {
    root: fileURLToPath(new URL('..', import.meta.url)),
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: controller.signal,
    thread: new URL('./lab/replay-thread.ts', import.meta.url),
  });
} catch (error) {
  if (interrupted === undefined) throw error;
}
if (interrupted !== undefined) process.exitCode = CODES[interrupted];
