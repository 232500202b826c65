/** `node judge.ts FILE…`: the API server's verdict on each file. Exit 1 when one is rejected. */
import { readFileSync } from 'node:fs';
import { createApiServer } from 'kube-apiserver-wasm';
import { limitCompileThreads } from 'kubeconform-wasm';

limitCompileThreads();
const server = await createApiServer();
for (const filename of process.argv.slice(2))
  if (server.judge(readFileSync(filename), { filename }).verdict === 'reject') process.exitCode = 1;
