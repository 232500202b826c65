import { type Assets, unpack } from './assets.ts';
import { Engine, TooDeep } from './engine.ts';
import { textOf } from './text.ts';
import type { ApiServer, FileVerdict, JudgeOptions, Kind, Options } from './types.ts';
import { kubernetesVersion } from './version.ts';

/** Makes `createApiServer` for one kind of host. */
export function apiServerFactory(assets: Assets): (options?: Options) => Promise<ApiServer> {
  let shipped: Promise<WebAssembly.Module> | undefined;
  const compile = async (bytes: Uint8Array) => WebAssembly.compile(bytes as BufferSource);

  return async (options = {}) => {
    checkVersion(options.kubernetesVersion);
    const { wasm } = options;
    if (wasm === undefined) {
      shipped ??= assets.wasm(options.onProgress).then(async (bytes) => compile(await unpack(bytes, assets)));
      shipped.catch(() => {
        shipped = undefined;
      });
    }
    const module = await (wasm === undefined ? shipped! : compile(await unpack(wasm, assets)));
    return startServer(module, options);
  };
}

function checkVersion(asked: string | undefined): void {
  if (asked === undefined || asked === kubernetesVersion || kubernetesVersion.startsWith(`${asked}.`)) return;
  throw new Error(`kube-apiserver-wasm: Kubernetes ${asked} is not here, only ${kubernetesVersion}`);
}

async function startServer(module: WebAssembly.Module, options: Options): Promise<ApiServer> {
  const engine = await Engine.start(module, {
    serviceCIDRs: [options.serviceCIDR ?? '10.96.0.0/12'].flat(),
    nodePortRange: options.nodePortRange ?? '30000-32767',
  });
  const request = (
    file: string | Uint8Array,
    { filename, namespace, existing, namespaces }: JudgeOptions,
  ) => ({
    yaml: textOf(file),
    filename: filename ?? 'STDIN',
    namespace: namespace ?? 'default',
    existing: existing ?? '',
    namespaces: namespaces ?? null,
  });
  const kinds = (engine.call({ kinds: true }) as Kind[]).sort(
    (a, b) => order(a.apiVersion, b.apiVersion) || order(a.kind, b.kind),
  );
  const ask = (message: unknown): FileVerdict => {
    try {
      return engine.call(message) as FileVerdict;
    } catch (error) {
      if (error instanceof TooDeep) return tooDeep;
      throw error;
    }
  };
  return {
    kubernetesVersion,
    kinds,
    judge: (file, call = {}) => ask({ judge: request(file, call) }),
    complete: (file, call = {}) => ask({ default: request(file, call) }).documents,
  };
}

const tooDeepText = 'nested too deeply to be judged';

// kubectl would read some such files. No host's stack is as deep as a native program's.
const tooDeep: FileVerdict = {
  verdict: 'reject',
  documents: [
    {
      verdict: 'reject',
      stage: 'parse',
      apiVersion: '',
      kind: '',
      namespace: '',
      name: '',
      index: 0,
      line: 1,
      pointer: '',
      unread: false,
      operation: '',
      errors: [{ type: 'Error', field: '', detail: tooDeepText, message: tooDeepText }],
      warnings: [],
      message: `error: ${tooDeepText}\n`,
    },
  ],
  stdout: '',
  stderr: `error: ${tooDeepText}\n`,
  exit: 1,
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
