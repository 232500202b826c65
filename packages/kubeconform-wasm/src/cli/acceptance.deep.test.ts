import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nativeVersion } from '../../testing/native.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');

/** Upstream's acceptance tests that do not hold for us, each with its reason. */
const expectedFailures: Readonly<Record<string, string>> = {
  'Fail when parsing a valid Kubernetes config YAML file without network access':
    'on purpose: the shipped schemas need no network',
  'Fail when using HTTPS_PROXY with a failing proxy':
    'on purpose: no request is made for the default schemas',
  'Pass when parsing a valid Kubernetes config YAML file and store cache':
    'on purpose: the shipped schemas are not downloaded, so that there is nothing to cache',
  'Pass when parsing a valid Kubernetes config JSON file': 'Kubernetes 1.20.0 is not shipped',
  'Pass when parsing a config with duplicate properties and strict NOT set':
    'Kubernetes 1.20.0 is not shipped',
  'Pass when using a valid HTTP -schema-location': 'needs the network',
  'Pass when using schemas with HTTP references': 'needs the network',
  'Pass with a valid input when validating against openshift manifests': 'needs the network',
  'Fail when no schema found, ensure 404 is not cached on disk': 'needs the network',
  'HTTP references should be cached': 'needs the network',
  'passes when trying to use a CRD that does not have the JSONSchema set': 'needs the network',
};

/** Where the go command keeps kubeconform's sources, downloaded when they are not there; undefined without Go. */
function upstream(): string | undefined {
  const { status, stdout } = spawnSync(
    'go',
    ['mod', 'download', '-json', `github.com/yannh/kubeconform@${nativeVersion}`],
    { cwd: tmpdir(), encoding: 'utf8' },
  );
  return status === 0 ? (JSON.parse(stdout) as { Dir: string }).Dir : undefined;
}

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const sources = has('bats') && has('xmllint') ? upstream() : undefined;
if (sources === undefined) {
  console.warn("Upstream's acceptance tests are SKIPPED: they need Go, bats and xmllint (libxml2-utils).");
}

/** Runs both files and answers the names of the tests, by whether they passed. */
function runBats(folder: string): { passed: string[]; failed: string[] } {
  // The third is a Dockerfile.
  const files = readdirSync(sources!).filter((name) => /^acceptance.*\.bats$/.test(name));
  expect(files).toHaveLength(2);
  mkdirSync(join(folder, 'bin'));
  symlinkSync(main, join(folder, 'bin', 'kubeconform'));
  chmodSync(main, 0o755);
  cpSync(join(sources!, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
  // The module cache is read-only.
  spawnSync('chmod', ['-R', 'u+w', join(folder, 'fixtures')]);
  for (const file of files) cpSync(join(sources!, file), join(folder, file));
  // Whoever has a network must get the same result: what is asked for ends nowhere.
  const nowhere = 'http://127.0.0.1:9';
  const env = { ...process.env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: '', https_proxy: '' };
  // Two tests want a standard input that nothing is passed to.
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const { stdout } = spawnSync('bats', ['--tap', ...files], {
    cwd: folder,
    encoding: 'utf8',
    env,
    stdio: [...stdio],
  });
  const named = (start: string) =>
    [...stdout.matchAll(new RegExp(`^${start} \\d+ (.*)$`, 'gm'))].map(([, name]) => name!);
  return { passed: named('ok'), failed: named('not ok') };
}

describe.skipIf(sources === undefined)("upstream's acceptance tests", () => {
  it('fail only for reasons that are known', { timeout: 900_000 }, () => {
    expect(existsSync(main), 'compile first: npx tsc -b packages').toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'acceptance-'));
    try {
      const { passed, failed } = runBats(folder);
      expect(failed.sort()).toEqual(Object.keys(expectedFailures).sort());
      expect(passed.length + failed.length).toBe(66);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
