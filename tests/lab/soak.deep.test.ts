import { createApiServer } from 'kube-apiserver-wasm';
import { expect, it } from 'vitest';
import { lazyAdmission } from '../../src/lab/cluster/index.ts';
import { soak } from './soak/soak.ts';

/** The API server's own judge, one for all sequences. */
const admission = lazyAdmission(createApiServer);

/** Sequences, by seed. A smaller number makes a shorter run: `SOAK=100`. */
const COUNT = Number(process.env['SOAK'] ?? 1000);

it.each(Array.from({ length: COUNT }, (_, index) => index + 1))(
  'sequence %i ends in a state that can be',
  async (seed) => {
    expect((await soak(seed, { admission })).problems).toEqual([]);
  },
);
