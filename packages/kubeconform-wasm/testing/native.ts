import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from './mutate.ts';

export const nativeVersion = 'v0.8.0';
const folder = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'node_modules',
  '.cache',
  'kubeconform',
  nativeVersion,
);
const binary = join(folder, process.platform === 'win32' ? 'kubeconform.exe' : 'kubeconform');

/** Status and paths of all errors of one document, in order of documents. */
export interface Verdict {
  readonly status: string;
  readonly paths: readonly string[];
}

/** The native tool from the cache, or by `go install`; undefined where there is no Go or no network. */
export function nativeKubeconform(): string | undefined {
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(
    'go',
    ['install', `github.com/yannh/kubeconform/cmd/kubeconform@${nativeVersion}`],
    {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '' },
      stdio: 'ignore',
      timeout: 300_000,
    },
  );
  return status === 0 && existsSync(binary) ? binary : undefined;
}

interface NativeResult {
  readonly filename: string;
  readonly status: string;
  readonly msg: string;
}

/**
 * What the native tool says of each text.
 *
 * @param schemas folder as `writeSchemas` writes it
 */
export function judgeNatively(
  kubeconform: string,
  cases: readonly Manifest[],
  schemas: string,
  kubernetesVersion: string,
): Verdict[][] {
  const inputs = mkdtempSync(join(tmpdir(), 'kubeconform-'));
  try {
    const names = cases.map((_, i) => `${String(i).padStart(5, '0')}.yaml`);
    for (const [i, { text }] of cases.entries()) writeFileSync(join(inputs, names[i]!), text);
    const args = ['-strict', '-verbose', '-n', '1', '-output', 'json', '-schema-location', schemas];
    const version = ['-kubernetes-version', kubernetesVersion];
    const { stdout, stderr } = spawnSync(kubeconform, [...args, ...version, '.'], {
      cwd: inputs,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (stdout === '') throw new Error(`kubeconform said nothing: ${stderr}`);
    const byFile = new Map<string, Verdict[]>(names.map((name) => [name, []]));
    for (const { filename, status, msg } of (JSON.parse(stdout) as { resources: NativeResult[] }).resources) {
      const short = statusNames[status];
      if (short === undefined) throw new Error(`unknown status ${status}`);
      byFile.get(filename)!.push({ status: short, paths: short === 'invalid' ? leafPaths(msg) : [] });
    }
    return names.map((name) => byFile.get(name)!);
  } finally {
    rmSync(inputs, { recursive: true });
  }
}

const statusNames: Readonly<Record<string, string>> = {
  statusValid: 'valid',
  statusInvalid: 'invalid',
  statusError: 'error',
  statusSkipped: 'skipped',
  '': 'empty',
};

/**
 * The JSON output lists the first level of errors only; the message names all, with groups and branches between them:
 * `jsonschema validation failed with 'file:///…#' - at '/spec': validation failed   - at '/spec/type': value must be …`
 */
function leafPaths(message: string): string[] {
  const entries = [...message.matchAll(/ - at '((?:[^'\\]|\\.)*)': (validation failed|'anyOf' failed)?/g)];
  const leaves = entries.filter(([, , group]) => group === undefined).map(([, path]) => plainPath(path!));
  return [...new Set(leaves)].sort();
}

/** The message quotes and escapes what `path` of a result does not. */
function plainPath(pointer: string): string {
  return pointer.replaceAll("\\'", "'").replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Which Go is there, for a message; undefined where there is none. */
export function goVersion(): string | undefined {
  try {
    return execFileSync('go', ['version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
