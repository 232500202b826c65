import type { Clock } from '../../api.ts';
import type { Random } from '../random.ts';
import type { ApiServer } from '../server/types.ts';
import type { Store } from '../store/store.ts';

/** What every controller works with: reads go to the store at once, writes through the API server. */
export interface ControllerParts {
  readonly store: Store;
  readonly api: ApiServer;
  readonly clock: Clock;
  readonly random: Random;
}

/** A controller that runs; call it to stop. */
export type Stop = () => void;
