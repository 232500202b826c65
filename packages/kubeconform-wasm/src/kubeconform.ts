import { type Assets, unpack, unpackJson } from './assets.ts';
import { type SchemaReader, shippedVersion } from './definitions.ts';
import { type Configuration, Engine } from './engine.ts';
import { definitionsRegistry } from './registry.ts';
import type { Bytes, Definitions, Kubeconform, Options } from './types.ts';

/**
 * Makes `createKubeconform` for the place where the assets lie. The engine is compiled once for all validators.
 */
export function kubeconformFactory(
  assets: Assets,
  reader: SchemaReader,
): (options: Options) => Promise<Kubeconform> {
  const given = new WeakMap<Bytes, Promise<Engine>>();
  let shipped: Promise<Engine> | undefined;

  function engine(wasm: Bytes | undefined): Promise<Engine> {
    if (wasm !== undefined) {
      const found = given.get(wasm) ?? compile(wasm, assets);
      given.set(wasm, found);
      return found;
    }
    if (shipped === undefined) {
      shipped = assets.wasm().then((wasm) => compile(wasm, assets));
      // A failed download may succeed the next time.
      shipped.catch(() => {
        shipped = undefined;
      });
    }
    return shipped;
  }

  return async (options) => {
    const [ready, definitions] = await Promise.all([
      engine(options.wasm),
      definitionsOf(options, reader, assets),
    ]);
    const { kubernetesVersion } = definitions;
    const strict = options.strict ?? true;
    const configuration: Configuration = {
      options: {
        kubernetesVersion,
        strict,
        ignoreMissingSchemas: options.ignoreMissingSchemas ?? false,
        skip: options.skip ?? [],
        reject: options.reject ?? [],
      },
      registry: definitionsRegistry(definitions, { strict, trusted: options.schemas === undefined }),
    };
    ready.start();
    return {
      kubernetesVersion,
      validate: (yaml, { filename = 'stdin' } = {}) =>
        ready.validate(configuration, yaml).map((result) => ({ filename, ...result })),
    };
  };
}

async function compile(wasm: Bytes, assets: Assets): Promise<Engine> {
  return new Engine(await WebAssembly.compile((await unpack(wasm, assets)) as BufferSource));
}

async function definitionsOf(
  { schemas, kubernetesVersion }: Options,
  reader: SchemaReader,
  assets: Assets,
): Promise<Definitions> {
  if (schemas === undefined) return reader.loadDefinitions(shippedVersion(kubernetesVersion));
  if (schemas instanceof Uint8Array || schemas instanceof ArrayBuffer)
    return (await unpackJson(schemas, assets)) as Definitions;
  return schemas;
}
