import type { Admission } from './admission.ts';
import { type Engine, engineAdmission } from './engine.ts';

/** Admission by an engine that is loaded when something is first to be judged. */
export function lazyAdmission(load: () => Promise<Engine>): Admission {
  let engine: Promise<Admission> | undefined;
  return {
    async judge(request) {
      engine ??= load().then(engineAdmission);
      return await (await engine).judge(request);
    },
  };
}
