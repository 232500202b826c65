import { labBackend } from '../../run/lab-backend.ts';

/** The lab in this worker. */
export const backend = labBackend({ now: () => performance.now() });
