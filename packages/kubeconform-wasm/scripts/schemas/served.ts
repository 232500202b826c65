import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A kind that an API server serves as a resource of its own. */
export interface ServedKind {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly isListed: boolean;
}

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly verbs: readonly string[];
}

interface ResourceList {
  readonly groupVersion: string;
  readonly resources: readonly Resource[];
}

/**
 * The kinds of one Kubernetes release that are there without `--runtime-config`: what the recorded discovery documents
 * (`api/discovery`, made with every version on) list, of the group versions that `pkg/controlplane/instance.go` enables
 * by default. The aggregator and apiextensions serve their v1 always.
 *
 * @param kubernetes folder of the module k8s.io/kubernetes
 * @param api folder of the module k8s.io/api
 */
export function servedKinds(kubernetes: string, api: string): ServedKind[] {
  const enabled = enabledGroupVersions(kubernetes, api);
  const folder = join(kubernetes, 'api', 'discovery');
  const out: ServedKind[] = [];
  const found = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    const list = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Partial<ResourceList>;
    if (list.resources === undefined || list.groupVersion === undefined) continue;
    if (!enabled.has(list.groupVersion)) continue;
    found.add(list.groupVersion);
    const [group, version] = list.groupVersion.includes('/')
      ? list.groupVersion.split('/')
      : ['', list.groupVersion];
    for (const { kind, name, verbs } of list.resources) {
      if (name.includes('/')) continue;
      out.push({
        group: group!,
        version: version!,
        kind,
        isListed: verbs.includes('list'),
      });
    }
  }
  for (const groupVersion of enabled) {
    if (!found.has(groupVersion))
      throw new Error(`${groupVersion} is enabled, but no discovery document lists it`);
  }
  return out;
}

function enabledGroupVersions(kubernetes: string, api: string): Set<string> {
  const source = readFileSync(join(kubernetes, 'pkg', 'controlplane', 'instance.go'), 'utf8');
  const imports = new Map<string, string>();
  for (const [, alias, path] of source.matchAll(
    /^\t(\w+) "k8s\.io\/(?:api|kubernetes\/pkg\/apis)\/([\w/]+)"/gm,
  ))
    imports.set(alias!, path!);
  const lists = [...source.matchAll(/^\t\w*APIGroupVersionsEnabledByDefault = .*\{\n((?:\t\t.*\n)*)\t\}/gim)];
  if (lists.length === 0) throw new Error('instance.go names no group versions that are enabled by default');
  const out = new Set(['apiextensions.k8s.io/v1', 'apiregistration.k8s.io/v1']);
  for (const [, body] of lists) {
    for (const line of body!.trim().split('\n')) {
      const alias = /^\s*(\w+)\.SchemeGroupVersion,$/.exec(line)?.[1];
      const path = alias === undefined ? undefined : imports.get(alias);
      if (path === undefined) throw new Error(`instance.go: cannot read ${line}`);
      const group = /^const GroupName = "(.*)"$/m.exec(
        readFileSync(join(api, path, 'register.go'), 'utf8'),
      )?.[1];
      if (group === undefined) throw new Error(`k8s.io/api/${path}/register.go has no GroupName`);
      const version = path.slice(path.lastIndexOf('/') + 1);
      out.add(group === '' ? version : `${group}/${version}`);
    }
  }
  return out;
}
