import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAME = 'kubernetes-guide-verify';

/** The user's own cache folder, by the custom of the system. */
function systemFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = env;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME || join(homedir(), '.cache');
}

/**
 * Where answers are kept: in the project's `node_modules/.cache`, or where the system keeps such things when the project
 * has no `node_modules`.
 */
export async function cacheFolder(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const modules = join(root, 'node_modules');
  const found = await stat(modules).catch(() => undefined);
  return found?.isDirectory() ? join(modules, '.cache', NAME) : join(systemFolder(env), NAME);
}

/** What decides an engine's answers: its artifact, its schemas, the code around them. */
const PARTS: readonly (readonly [module: string, folder: string, files: RegExp])[] = [
  ['kube-apiserver-wasm', '.', /\.js$/],
  ['kube-apiserver-wasm', '../assets', /\.wasm\.json$/],
  ['kubeconform-wasm', '.', /\.js$/],
  ['kubeconform-wasm', '../assets', /\.wasm\.json$/],
  ['kubeconform-wasm', '../assets/schemas', /\.json\.gz$/],
];
const OWN = ['../../wasm-engines.js', '../../server/file.js'];

/**
 * A hash of all that gives the answers.
 *
 * @throws Error when a part cannot be found, as in a bundle: nothing is kept then.
 */
export async function engineHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const [module, folder, files] of PARTS) {
    const home = join(dirname(fileURLToPath(import.meta.resolve(module))), folder);
    const names = (await readdir(home)).filter((name) => files.test(name)).sort();
    if (names.length === 0) throw new Error(`${module}: nothing in ${folder}`);
    for (const name of names) hash.update(name).update(await readFile(join(home, name)));
  }
  for (const name of OWN) hash.update(await readFile(new URL(name, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * A hash of this package as it is installed: names, sizes and times of its files, which are enough to tell one build from
 * another.
 */
export async function programHash(): Promise<string> {
  const home = fileURLToPath(new URL('../..', import.meta.url));
  const names = await readdir(home, { recursive: true });
  const files = names.filter((name) => /\.(?:js|json)$/.test(name)).sort();
  const found = await Promise.all(files.map((name) => stat(join(home, name))));
  const hash = createHash('sha256').update(process.version);
  for (const [at, { size, mtimeMs }] of found.entries()) hash.update(`${files[at]} ${size} ${mtimeMs}\n`);
  return hash.digest('hex').slice(0, 16);
}
