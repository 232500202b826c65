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

function present<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/**
 * @param own    objects of the file itself.
 * @param others objects of the other files that belong together.
 */
export function scopeOf(own: readonly Located[], others: readonly Located[]): Scope {
  const workloads = {
    own: own.map(workloadOf).filter(present),
    others: others.map(workloadOf).filter(present),
  };
  const services = { own: own.map(serviceOf).filter(present), others: others.map(serviceOf).filter(present) };
  const reach = <T extends { object: Located }>(near: Located, list: readonly T[]): T[] =>
    list.filter(({ object }) => sameNamespace(near, object));
  const choose = <T extends { object: Located }>(
    near: Located,
    lists: { own: readonly T[]; others: readonly T[] },
    fits: (item: T) => boolean,
  ): T[] => {
    const here = reach(near, lists.own).filter(fits);
    return here.length > 0 ? here : reach(near, lists.others).filter(fits);
  };
  return {
    workloads: (near, fits) => choose(near, workloads, fits),
    services: (near, fits) => choose(near, services, fits),
    anyWorkload: workloads.own.length + workloads.others.length > 0,
    allWorkloads: (near) => [...reach(near, workloads.own), ...reach(near, workloads.others)],
    allServices: (near) => [...reach(near, services.own), ...reach(near, services.others)],
  };
}
