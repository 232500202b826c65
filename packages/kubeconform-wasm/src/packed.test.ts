import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kubernetesVersions } from './versions.ts';

const packageFolder = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'packed-'));
const consumer = join(scratch, 'node_modules', 'kubeconform-wasm');
let files: string[];

/** The members of a tar archive (ustar: a header of 512 bytes, then the content, padded). */
function untar(archive: Uint8Array): { name: string; content: Uint8Array }[] {
  const text = (from: number, length: number) =>
    new TextDecoder().decode(archive.subarray(from, from + length)).replace(/\0.*$/s, '');
  const out: { name: string; content: Uint8Array }[] = [];
  for (let at = 0; text(at, 100) !== ''; ) {
    const size = Number.parseInt(text(at + 124, 12), 8);
    const name = `${text(at + 345, 155)}/${text(at, 100)}`.replace(/^\//, '');
    out.push({ name, content: archive.subarray(at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return out;
}

beforeAll(() => {
  if (!existsSync(join(packageFolder, 'dist', 'index.js')))
    throw new Error('compile first: npx tsc -b packages');
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', scratch], {
    cwd: packageFolder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const members = untar(gunzipSync(readFileSync(join(scratch, 'kubeconform-wasm-0.8.0.tgz'))));
  files = members.map(({ name }) => name.replace(/^package\//, '')).sort();
  for (const { name, content } of members) {
    const target = join(consumer, name.replace(/^package\//, ''));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  const shim = dirname(dirname(createRequire(import.meta.url).resolve('@bjorn3/browser_wasi_shim')));
  mkdirSync(join(scratch, 'node_modules', '@bjorn3'), { recursive: true });
  symlinkSync(shim, join(scratch, 'node_modules', '@bjorn3', 'browser_wasi_shim'), 'junction');
}, 60_000);

afterAll(() => rmSync(scratch, { recursive: true }));

it('holds what it needs and nothing else', () => {
  const modules = [
    'asset-urls',
    'assets',
    'assets-browser',
    'assets-node',
    'compile-threads',
    'definitions',
    'documents',
    'engine',
    'guest',
    'index',
    'index.browser',
    'kubeconform',
    'registry',
    'standalone',
    'types',
    'versions',
    'wasi',
    'write-schemas',
  ].flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.js`]);
  const commandModules = [
    ...['cache', 'command-engine', 'config', 'files', 'flags', 'go-errors', 'http', 'locations', 'main'],
    ...['proxy', 'result', 'run', 'schemas', 'template', 'template-functions'],
    ...['create', 'json', 'junit', 'output', 'pretty', 'summary', 'tap', 'text'].map(
      (name) => `outputs/${name}`,
    ),
  ];
  expect(files).toEqual(
    [
      'LICENSE',
      'README.md',
      'THIRD_PARTY_NOTICES',
      'package.json',
      'assets/kubeconform.wasm.gz',
      'assets/kubeconform.wasm.json',
      ...kubernetesVersions.flatMap((version) => [
        `assets/schemas/${version}.json.gz`,
        `assets/descriptions/${version}.json.gz`,
      ]),
      ...modules,
      ...commandModules.map((name) => `dist/cli/${name}.js`),
    ].sort(),
  );
});

// The system's Node 20 where there is one: npm scripts run under another.
const node = existsSync('/usr/bin/node') ? '/usr/bin/node' : process.execPath;

it.skipIf(process.platform === 'win32')('is a command for npx', { timeout: 60_000 }, () => {
  // As npm installs it.
  mkdirSync(join(scratch, 'node_modules', '.bin'), { recursive: true });
  chmodSync(join(consumer, 'dist', 'cli', 'main.js'), 0o755);
  symlinkSync(
    '../kubeconform-wasm/dist/cli/main.js',
    join(scratch, 'node_modules', '.bin', 'kubeconform-wasm'),
  );
  const manifest = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ClusterIp}\n';
  writeFileSync(join(scratch, 'web.yaml'), manifest);
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env['PATH']}` };
  const args = ['--offline', 'kubeconform-wasm', '-summary', '-strict', 'web.yaml'];
  const { status, stdout } = spawnSync('npx', args, { cwd: scratch, env, encoding: 'utf8' });
  expect(stdout).toMatch(/^web\.yaml - Service web is invalid: .*at '\/spec\/type': value must be one of /);
  expect(stdout).toContain('Summary: 1 resource found in 1 file - Valid: 0, Invalid: 1');
  expect(status).toBe(1);
});

it('works from plain Node, silently', () => {
  writeFileSync(
    join(scratch, 'use.mjs'),
    `import { createKubeconform, kinds, kubernetesVersions, writeSchemas } from 'kubeconform-wasm';
const kc = await createKubeconform({ kubernetesVersion: '1.37' });
const [result] = kc.validate('apiVersion: v1\\nkind: Service\\nmetadata: {name: web}\\nspec: {type: ClusterIp}\\n');
const { files } = await writeSchemas('schemas', { kubernetesVersion: kubernetesVersions[0] });
console.log(JSON.stringify({ result, kinds: (await kinds(kubernetesVersions[0])).length, files }));
`,
  );
  const said = execFileSync(node, ['use.mjs'], {
    cwd: scratch,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { result, kinds, files } = JSON.parse(said) as { result: object; kinds: number; files: number };
  expect(result).toMatchObject({ status: 'invalid', errors: [{ path: '/spec/type' }] });
  expect(kinds).toBe(files);
  expect(
    existsSync(join(scratch, 'schemas', `v${kubernetesVersions[0]}-standalone-strict`, 'service-v1.json')),
  ).toBe(true);
});
