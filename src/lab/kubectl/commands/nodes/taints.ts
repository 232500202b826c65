import type { Json } from '../../../cluster/json.ts';
import { Failure, reduce } from '../../errors.ts';
import { type Run, usageError } from '../../run.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

function read(run: Run, text: string): Taint {
  const wrong = (why: string) => usageError(run, why);
  const parts = text.split(':');
  if (parts.length > 2) throw wrong(`invalid taint spec: ${text}`);
  const [head = '', effect = ''] = parts;
  if (parts.length === 2 && !EFFECTS.includes(effect)) {
    throw wrong(`invalid taint effect: ${effect}, unsupported taint effect`);
  }
  const [key = '', value = '', ...more] = head.split('=');
  if (more.length > 0 || key === '') throw wrong(`invalid taint spec: ${text}`);
  return { key, value, effect };
}

/** What changes of taints make of a node. @throws {Failure} for a spec that is none. */
export function parseTaints(run: Run, specs: readonly string[]) {
  const removed = specs.filter((text) => text.endsWith('-')).map((text) => read(run, text.slice(0, -1)));
  const added = specs.filter((text) => !text.endsWith('-')).map((text) => read(run, text));
  const bare = added.findIndex((taint) => taint.effect === '');
  if (bare >= 0) throw usageError(run, `invalid taint spec: ${specs[bare]}`);

  return (node: Json, overwrite: boolean): { taints: readonly Json[]; operation: string } => {
    const now: Json[] = node.spec?.taints ?? [];
    const fits = (taint: Json, wanted: Taint) =>
      taint.key === wanted.key && (wanted.effect === '' || taint.effect === wanted.effect);
    const twice = added.filter((wanted) => now.some((taint) => fits(taint, wanted)));
    if (!overwrite && twice.length > 0) {
      const list = twice.map(({ key, value, effect }) => `{${key} ${value} ${effect} <nil>}`).join(' ');
      throw new Failure(
        `node ${node.metadata.name} already has [${list}] taint(s) with same effect(s) and --overwrite is false`,
      );
    }
    const missing = removed
      .filter((wanted) => !now.some((taint) => fits(taint, wanted)))
      .map(({ key, effect }) => new Failure(`taint "${key}${effect ? `:${effect}` : ''}" not found`));
    const failed = reduce(missing);
    if (failed) throw failed;
    const kept = now.filter((taint) => ![...removed, ...added].some((wanted) => fits(taint, wanted)));
    const made = added.map(({ key, value, effect }) => ({ key, ...(value && { value }), effect }));
    let operation = 'untainted';
    if (added.length > 0) operation = removed.length > 0 || twice.length > 0 ? 'modified' : 'tainted';
    return { taints: [...kept, ...made], operation };
  };
}
