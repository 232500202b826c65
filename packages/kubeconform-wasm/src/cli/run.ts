import { nodeAssets } from '../assets-node.ts';
import { schemaReader, shippedVersion } from '../definitions.ts';
import { definitionsRegistry, type Registry } from '../registry.ts';
import { kubernetesVersions } from '../versions.ts';
import { openCache } from './cache.ts';
import { CommandEngine } from './command-engine.ts';
import { type Config, readConfig } from './config.ts';
import { findFiles, readBytes } from './files.ts';
import { type Location, readLocations } from './locations.ts';
import { createOutput } from './outputs/create.ts';
import { type FileResult, unreadable } from './result.ts';
import { createSchemas } from './schemas.ts';
import { TemplateError } from './template.ts';

/** What a command touches of the world, beside files. */
export interface Surroundings {
  /** How the command was called, for its usage. */
  readonly program: string;
  readonly version: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Standard input, undefined where nothing is passed to it (a terminal). */
  readonly stdin: () => Uint8Array | undefined;
  /** The compiled engine. */
  readonly engine: () => Promise<WebAssembly.Module>;
  /** Seconds since the start. */
  readonly seconds: () => number;
}

/** Does what `kubeconform ARGS` does (cmd/kubeconform/main.go), and answers its exit code. */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const { config, print } = readConfig(around.program, args);
  if (print !== '') {
    (config.help ? around.stdout : around.stderr)(`${print}\n`);
    return config.help ? 0 : 1;
  }
  if (config.version) {
    around.stdout(`${around.version}\n`);
    return 0;
  }
  const useStdin = config.files.length === 0 || (config.files.length === 1 && config.files[0] === '-');
  const input = useStdin ? around.stdin() : new Uint8Array();
  if (input === undefined) {
    around.stderr(`${timestamp(new Date())} failing to read data from stdin\n`);
    return 1;
  }
  const options = { summary: config.summary, stdin: useStdin, verbose: config.verbose };
  const output = createOutput(config.output, options, around.seconds);
  if (output === undefined) {
    around.stderr("'outputFormat' must be 'json', 'junit', 'pretty', 'tap' or 'text'\n");
    return 1;
  }
  const engine = await createEngine(config, around);
  if (typeof engine === 'string') {
    around.stderr(`${engine}\n`);
    return 1;
  }
  let code = 0;
  for await (const result of useStdin
    ? judgeText(engine, 'stdin', input, true)
    : judgeFiles(engine, config)) {
    if (result.status === 'invalid' || result.status === 'error') code = 1;
    around.stdout(output.write(result));
    if (code !== 0 && config.exitOnError) break;
  }
  around.stdout(output.flush());
  return code;
}

/** As Go's log package writes it. */
function timestamp(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('/');
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
}

/** A string says why there is none. */
async function createEngine(config: Config, around: Surroundings): Promise<CommandEngine | string> {
  const locations = locationsOf(config);
  if (typeof locations === 'string') return locations;
  const cache = openCache(config.cache);
  if (typeof cache === 'string') return cache;
  const [module, shipped] = await Promise.all([
    around.engine(),
    locations.some((location) => location.shipped) ? shippedRegistry(config, around.stderr) : undefined,
  ]);
  const schemas = createSchemas({ locations, shipped, cache, skipTls: config.skipTls });
  const { kubernetesVersion, strict, ignoreMissingSchemas, skip, reject } = config;
  return new CommandEngine(
    module,
    { kubernetesVersion, strict, ignoreMissingSchemas, skip, reject, locations: locations.length },
    schemas,
  );
}

function locationsOf({ schemaLocations, kubernetesVersion, strict }: Config): Location[] | string {
  try {
    return readLocations(schemaLocations, kubernetesVersion, strict);
  } catch (cause) {
    if (cause instanceof TemplateError) return cause.message;
    throw cause;
  }
}

/** The shipped schemas for a version: those of the same patch release or of another of the same minor release. */
async function shippedRegistry(
  { kubernetesVersion, strict }: Config,
  warn: (text: string) => void,
): Promise<Registry | undefined> {
  const minor = kubernetesVersion.replace(/\.\d+$/, '');
  const version =
    kubernetesVersion === 'master'
      ? kubernetesVersions.at(-1)
      : kubernetesVersions.find((shipped) => shipped.replace(/\.\d+$/, '') === minor);
  if (version === undefined) {
    const known = kubernetesVersions.join(', ');
    warn(
      `kubeconform-wasm: no schemas for Kubernetes ${kubernetesVersion}, only for ${known}; give others with -schema-location\n`,
    );
    return undefined;
  }
  const definitions = await schemaReader(nodeAssets).loadDefinitions(shippedVersion(version));
  return definitionsRegistry(definitions, { strict, trusted: true });
}

async function* judgeFiles(engine: CommandEngine, config: Config): AsyncGenerator<FileResult> {
  const ignored = (path: string) => {
    for (const pattern of config.ignoreFilenamePatterns) {
      const verdict = engine.matches(pattern, path);
      if (verdict !== false) return verdict;
    }
    return false;
  };
  for (const root of config.files) {
    for (const found of findFiles(root, ignored)) {
      if ('problem' in found) {
        yield unreadable(found.path, found.problem);
        continue;
      }
      const content = readBytes(found.path);
      if (content instanceof Uint8Array) yield* judgeText(engine, found.path, content, false);
      else {
        yield unreadable(found.path, content.problem);
        if (content.opened) yield { ...unreadable(found.path, ''), status: 'empty' };
      }
    }
  }
}

async function* judgeText(
  engine: CommandEngine,
  filename: string,
  text: Uint8Array,
  stream: boolean,
): AsyncGenerator<FileResult> {
  try {
    for await (const result of engine.judge(text, stream)) yield { filename, ...result };
  } catch (cause) {
    yield unreadable(filename, cause instanceof Error ? cause.message : String(cause));
  }
}
