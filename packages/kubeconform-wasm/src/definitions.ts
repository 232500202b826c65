import { type Assets, unpackJson } from './assets.ts';
import type { Definitions, Descriptions, Kind } from './types.ts';
import { kubernetesVersions } from './versions.ts';

/**
 * The full version for `1.37` or `1.37.2`.
 *
 * @throws Error when the version is not shipped; names those that are.
 */
export function shippedVersion(version: string): string {
  const found = kubernetesVersions.find((full) => full === version || full.replace(/\.\d+$/, '') === version);
  if (found === undefined) {
    throw new Error(
      `kubeconform-wasm: no schemas for Kubernetes ${version}, only for ${kubernetesVersions.join(', ')}`,
    );
  }
  return found;
}

/** What consumers read of the shipped schemas. All answers are cached. */
export interface SchemaReader {
  /** Every definition of a shipped version (`1.37` or `1.37.2`). Throws for others. */
  loadDefinitions(kubernetesVersion: string): Promise<Definitions>;
  /** The kinds that an API server of the version serves by default, with their lists, sorted. */
  kinds(kubernetesVersion: string): Promise<readonly Kind[]>;
  /** Upstream's texts, by definition (without the `root.` and `.status` of its name) and field. */
  descriptions(kubernetesVersion: string): Promise<Descriptions>;
}

/** A reader over the package's files. */
export function schemaReader(assets: Assets): SchemaReader {
  const definitions = cached(
    async (version) => (await unpackJson(await assets.schemas(version), assets)) as Definitions,
  );
  const descriptions = cached(
    async (version) => (await unpackJson(await assets.descriptions(version), assets)) as Descriptions,
  );
  return {
    loadDefinitions: definitions,
    descriptions,
    async kinds(version) {
      return Object.keys((await definitions(version)).kinds).map(splitKind);
    },
  };
}

/** `apps/v1/Deployment` taken apart. */
export function splitKind(name: string): Kind {
  const at = name.lastIndexOf('/');
  return { apiVersion: name.slice(0, at), kind: name.slice(at + 1) };
}

function cached<T>(load: (version: string) => Promise<T>): (version: string) => Promise<T> {
  const loaded = new Map<string, Promise<T>>();
  return async (wanted) => {
    const version = shippedVersion(wanted);
    const found = loaded.get(version) ?? load(version);
    loaded.set(version, found);
    // A failed download may succeed the next time.
    found.catch(() => loaded.delete(version));
    return found;
  };
}
