import { kubernetesVersion as serverVersion } from 'kube-apiserver-wasm/version';
import type { Definitions, Kubeconform } from 'kubeconform-wasm';
import type { Engines } from './engines.ts';
import type { Engine } from './schema/index.ts';
import type { ServerEngine } from './server/engine.ts';
import { documentsIn } from './server/file.ts';

/** The minor version whose API server there is. */
export const serverMinor: string = serverVersion.replace(/\.\d+$/, '');

/** What a version serves and which fields there are, without an engine. */
export async function definitionsOf(kubernetes: string): Promise<Definitions> {
  const { loadDefinitions } = await import('kubeconform-wasm');
  return loadDefinitions(kubernetes);
}

function schemaEngine(kubernetes: string): Engine {
  let starting: Promise<Kubeconform> | undefined;
  return {
    kubernetes,
    async validate(document) {
      starting ??= import('kubeconform-wasm').then(({ createKubeconform }) =>
        createKubeconform({ kubernetesVersion: kubernetes }),
      );
      // A failed download may succeed the next time.
      starting.catch(() => {
        starting = undefined;
      });
      return (await starting).validate(document);
    },
    definitions: () => definitionsOf(kubernetes),
  };
}

/** What is told while engines start. */
export interface EngineEvents {
  /** The API server is being fetched (in browsers). Bytes; `total` is 0 while nobody knows. */
  onProgress?(loaded: number, total: number): void;
}

function serverEngine(events: EngineEvents): ServerEngine {
  let starting: Promise<import('kube-apiserver-wasm').ApiServer> | undefined;
  return {
    kubernetes: serverMinor,
    async judge(text, filename) {
      starting ??= import('kube-apiserver-wasm').then(({ createApiServer }) =>
        createApiServer({ onProgress: (loaded, total) => events.onProgress?.(loaded, total) }),
      );
      // A failed download may succeed the next time.
      starting.catch(() => {
        starting = undefined;
      });
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
export function createEngines(versions: readonly string[], events: EngineEvents = {}): Engines {
  const schemas = versions.map(schemaEngine);
  return versions.includes(serverMinor) ? { schemas, server: serverEngine(events) } : { schemas };
}
