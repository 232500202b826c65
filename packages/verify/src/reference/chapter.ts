import { type At, diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { formatLabels, selects } from './labels.ts';
import { type Located, sameNamespace, serviceOf, workloadOf } from './model.ts';

/** A manifest that a chapter applies, and where the chapter says so. */
export interface Applied {
  /** Relative to `manifests/`. */
  readonly path: string;
  readonly at: At;
  readonly objects: readonly Located[];
}

/**
 * A chapter begins on a fresh cluster: what its Services select, it makes itself.
 *
 * @param applied everything that the chapter applies, in any order.
 */
export function checkChapter(applied: readonly Applied[]): Diagnostic[] {
  const workloads = applied.flatMap(({ objects }) => objects.flatMap((object) => workloadOf(object) ?? []));
  const seen = new Set<string>();
  return applied.flatMap(({ path, at, objects }) => {
    if (seen.has(path)) return [];
    seen.add(path);
    return objects.flatMap((object) => {
      const service = serviceOf(object);
      if (service?.selector === undefined || service.type === 'ExternalName') return [];
      const { selector } = service;
      const found = workloads.some(
        (workload) => sameNamespace(object, workload.object) && selects(selector, workload.labels),
      );
      if (found) return [];
      const data = { service: object.name, selector: formatLabels(selector), file: path };
      return [diagnose('ref-chapter-selector', at, data)];
    });
  });
}
