import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ResourceList {
  readonly kind: string;
  readonly groupVersion: string;
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

/**
 * The kinds that an API server serves by default, a line each: group version, kind, resource, scope. Kubernetes keeps its
 * discovery documents in `api/discovery`, alpha and beta versions included; those are off by default.
 */
export function servedKinds(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.includes('__'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ResourceList)
    .filter(({ kind, groupVersion }) => kind === 'APIResourceList' && !/alpha|beta/.test(groupVersion))
    .flatMap(({ groupVersion, resources }) =>
      resources
        .filter(({ name }) => !name.includes('/'))
        .map((r) => `${groupVersion} ${r.kind} ${r.name} ${r.namespaced ? 'namespaced' : 'cluster'}\n`),
    )
    .join('');
}
