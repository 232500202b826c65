import { createKubeconform, type Kubeconform, loadDefinitions } from 'kubeconform-wasm';
import type { Engine } from '../schema/index.ts';

/**
 * Engines in this process, one a version; each starts when it is first asked.
 *
 * @param versions minor versions, such as `1.37`.
 */
export function createEngines(versions: readonly string[]): Engine[] {
  return versions.map((kubernetes) => {
    let starting: Promise<Kubeconform> | undefined;
    return {
      kubernetes,
      async validate(document) {
        starting ??= createKubeconform({ kubernetesVersion: kubernetes });
        return (await starting).validate(document);
      },
      definitions: () => loadDefinitions(kubernetes),
    };
  });
}
