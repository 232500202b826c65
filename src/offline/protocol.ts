/** Caches of this site begin so: other sites of the same origin may keep caches too. */
export const CACHE_PREFIX = 'kubernetes-service-guide';

/** Message to a worker that waits: take over from the one before. */
export const ACTIVATE = 'activate';

/** Message from a worker that installs: so many files of so many are kept. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
