import { type Located, type Service, sameNamespace, serviceOf, type Workload, workloadOf } from './model.ts';

/** What the objects of one file may refer to. */
export interface Scope {
  /** Workloads near an object: those of its own file when any fits, else those of all files. */
  workloads(near: Located, fits: (workload: Workload) => boolean): readonly Workload[];
  readonly anyWorkload: boolean;
  services(near: Located, fits: (service: Service) => boolean): readonly Service[];
  /** Every workload and service in reach, for suggestions. */
  allWorkloads(near: Located): readonly Workload[];
  allServices(near: Located): readonly Service[];
}

/** Workloads and services of files that belong together. */
export interface Pool {
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
}

/** Collects what other objects may refer to. */
export function poolOf(objects: readonly Located[]): Pool {
  return {
    workloads: objects.flatMap((object) => workloadOf(object) ?? []),
    services: objects.flatMap((object) => serviceOf(object) ?? []),
  };
}

/**
 * @param own    objects of one file.
 * @param around what lies around it; what it holds of the file itself does not count.
 */
export function scopeOf(own: readonly Located[], around: Pool): Scope {
  const mine = poolOf(own);
  const file = own[0]?.file;
  const reach = <T extends { object: Located }>(near: Located, list: readonly T[]): T[] =>
    list.filter(({ object }) => sameNamespace(near, object));
  const beyond = <T extends { object: Located }>(near: Located, list: readonly T[]): T[] =>
    reach(near, list).filter(({ object }) => object.file !== file);
  const choose = <T extends { object: Located }>(
    near: Located,
    here: readonly T[],
    there: readonly T[],
    fits: (item: T) => boolean,
  ): T[] => {
    const found = reach(near, here).filter(fits);
    return found.length > 0 ? found : beyond(near, there).filter(fits);
  };
  return {
    workloads: (near, fits) => choose(near, mine.workloads, around.workloads, fits),
    services: (near, fits) => choose(near, mine.services, around.services, fits),
    anyWorkload: mine.workloads.length > 0 || around.workloads.some(({ object }) => object.file !== file),
    allWorkloads: (near) => [...reach(near, mine.workloads), ...beyond(near, around.workloads)],
    allServices: (near) => [...reach(near, mine.services), ...beyond(near, around.services)],
  };
}
