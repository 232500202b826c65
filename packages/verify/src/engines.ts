import type { Engine } from './schema/index.ts';
import type { ServerEngine } from './server/index.ts';

/**
 * What judges manifests beside the parsers. Whoever calls the checks brings them: in Node they sit in worker threads, in
 * a page in a worker. None of them is started before it is asked.
 */
export interface Engines {
  /** Schemas, one engine a Kubernetes version, oldest first. Without any, fields and kinds are not checked. */
  readonly schemas: readonly Engine[];
  /** The API server of the newest version: where it has judged an object, its verdict on that version counts. */
  readonly server?: ServerEngine;
}
