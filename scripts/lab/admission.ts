import { createApiServer } from 'kube-apiserver-wasm';
import { type Admission, engineAdmission } from '../../src/lab/cluster/index.ts';

/** The API server's own verdicts. The engine is loaded when something is first to be judged. */
export function lazyAdmission(): Admission {
  let engine: Promise<Admission> | undefined;
  return {
    async judge(request) {
      engine ??= createApiServer().then(engineAdmission);
      return await (await engine).judge(request);
    },
  };
}
