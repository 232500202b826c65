/** `node judge.ts FILE…`: the API server's verdict on each file. Exit 1 when one is rejected; ends with the memory it took. */
import { readFileSync } from 'node:fs';
import { createApiServer } from 'kube-apiserver-wasm';
import { writePeak } from './peak.ts';

const server = await createApiServer();
for (const filename of process.argv.slice(2))
  if (server.judge(readFileSync(filename), { filename }).verdict === 'reject') process.exitCode = 1;
writePeak();
