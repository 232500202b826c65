import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { buildDefinitions, buildDescriptions } from './schemas/definitions.ts';
import { serverRules } from './schemas/enforced.ts';
import type { OpenApi } from './schemas/openapi.ts';
import { servedKinds } from './schemas/served.ts';
import { writeVersionSources } from './schemas/versions.ts';

const packageFolder = join(import.meta.dirname, '..');
const assets = join(packageFolder, 'assets');
const usage =
  'usage: build-schemas.ts VERSION… [--cache FOLDER]   (VERSION such as 1.37.2; needs Go and some minutes)';

/** The definitions that a release is compiled with, and where its sources lie. Building takes minutes. */
function openApiOf(
  version: string,
  cache: string | undefined,
): { openApi: OpenApi; kubernetes: string; api: string } {
  const folder = cache === undefined ? mkdtempSync(join(tmpdir(), 'openapi-')) : join(cache, version);
  mkdirSync(folder, { recursive: true });
  const go = (...args: string[]) =>
    execFileSync('go', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    cpSync(join(packageFolder, 'generator', 'main.go'), join(folder, 'main.go'));
    const kubernetes = (
      JSON.parse(go('mod', 'download', '-json', `k8s.io/kubernetes@v${version}`)) as { Dir: string }
    ).Dir;
    writeFileSync(join(folder, 'go.mod'), goMod(version, readFileSync(join(kubernetes, 'go.mod'), 'utf8')));
    go('mod', 'tidy');
    const openApi = JSON.parse(go('run', '-trimpath', '.')) as OpenApi;
    const api = go('list', '-m', '-f', '{{.Dir}}', 'k8s.io/api').trim();
    return { openApi, kubernetes, api };
  } finally {
    if (cache === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The staging modules are published as v0.x.y for Kubernetes 1.x.y. */
function goMod(version: string, upstream: string): string {
  const go = /^go .*$/m.exec(upstream)?.[0] ?? 'go 1.25';
  const staging = [...upstream.matchAll(/^\t(k8s\.io\/\S+) => \.\/staging/gm)].map(([, name]) => name!);
  const published = version.replace(/^1/, 'v0');
  return [
    'module openapi',
    go,
    `require k8s.io/kubernetes v${version}`,
    ...staging.map((name) => `replace ${name} => ${name} ${published}`),
    '',
  ].join('\n\n');
}

function write(folder: string, version: string, content: unknown): number {
  mkdirSync(join(assets, folder), { recursive: true });
  const bytes = gzipSync(Buffer.from(JSON.stringify(content)), { level: 9, mtime: 0, mem: 12 });
  writeFileSync(join(assets, folder, `${version}.json.gz`), bytes);
  return bytes.length;
}

function main(args: readonly string[]): number {
  const at = args.indexOf('--cache');
  const cache = at === -1 ? undefined : args[at + 1];
  const versions = args.filter((arg, i) => !arg.startsWith('--') && (at === -1 || i !== at + 1));
  if (versions.length === 0 || versions.some((version) => !/^1\.\d+\.\d+$/.test(version))) {
    console.error(usage);
    return 2;
  }
  for (const version of versions) {
    const { openApi, kubernetes, api } = openApiOf(version, cache);
    const definitions = buildDefinitions(version, openApi, servedKinds(kubernetes, api), serverRules());
    const sizes = [
      write('schemas', version, definitions),
      write('descriptions', version, buildDescriptions(openApi, definitions)),
    ];
    const counts = [Object.keys(definitions.kinds).length, Object.keys(definitions.definitions).length];
    console.log(`${version}: ${counts[0]} kinds, ${counts[1]} definitions, ${sizes.join(' + ')} bytes`);
  }
  writeVersionSources(packageFolder, versions);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
