import { fileURLToPath } from 'node:url';
import { runAction } from './action.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

try {
  process.exitCode = await runAction({ env: process.env, stdout: process.stdout, root });
} catch (error) {
  process.stdout.write(
    `::error::${error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)}\n`,
  );
  process.exitCode = 2;
}
