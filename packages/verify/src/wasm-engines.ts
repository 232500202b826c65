import { kubernetesVersion as serverVersion } from 'kube-apiserver-wasm/version';
import { createKubeconform, type Kubeconform, loadDefinitions } from 'kubeconform-wasm';
import type { Engines } from './engines.ts';
import type { Engine } from './schema/index.ts';
import { documentsIn, type ServerEngine } from './server/index.ts';

/** The minor version whose API server there is. */
export const serverMinor: string = serverVersion.replace(/\.\d+$/, '');

function schemaEngine(kubernetes: string): Engine {
  let starting: Promise<Kubeconform> | undefined;
  return {
    kubernetes,
    async validate(document) {
      starting ??= createKubeconform({ kubernetesVersion: kubernetes });
      return (await starting).validate(document);
    },
    definitions: () => loadDefinitions(kubernetes),
  };
}

function serverEngine(): ServerEngine {
  let starting: Promise<import('kube-apiserver-wasm').ApiServer> | undefined;
  return {
    kubernetes: serverMinor,
    async judge(text, filename) {
      starting ??= import('kube-apiserver-wasm').then(({ createApiServer }) => createApiServer());
      return documentsIn((await starting).judge(text, { filename }), filename);
    },
  };
}

/**
 * The engines of kubeconform-wasm and kube-apiserver-wasm in this thread; each is loaded and started when it is first
 * asked. They hold up the thread while they judge: in a page, make them in a worker.
 *
 * @param versions minor versions to check, oldest first, such as `1.37`. Without the newest there is no API server.
 */
export function createEngines(versions: readonly string[]): Engines {
  const schemas = versions.map(schemaEngine);
  return versions.includes(serverMinor) ? { schemas, server: serverEngine() } : { schemas };
}
