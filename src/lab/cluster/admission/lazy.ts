import type { Admission } from './admission.ts';
import { type Engine, engineAdmission } from './engine.ts';

/** Admission by an engine that is loaded when something is first to be judged, or before. */
export interface LazyAdmission extends Admission {
  /** Loads the engine. Simulated time does not wait for that: load before it runs. */
  load(): Promise<void>;
}

export function lazyAdmission(load: () => Promise<Engine>): LazyAdmission {
  let engine: Promise<Admission> | undefined;
  const loaded = () => {
    engine ??= load().then(engineAdmission);
    return engine;
  };
  return {
    judge: async (request) => await (await loaded()).judge(request),
    load: async () => void (await loaded()),
  };
}
