// A thread of `npm run replay`.
import { importBundled } from './bundle.ts';

const { playInThread } =
  await importBundled<typeof import('../../src/replay/cli/run.ts')>('src/replay/cli/run.ts');
playInThread();
