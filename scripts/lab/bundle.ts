import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.cache', 'lab');

/** Loaded by themselves: they find files beside them, or come only when they are needed. */
const EXTERNAL = [
  'just-bash',
  'kube-apiserver-wasm',
  'kubeconform-wasm',
  'kubernetes-guide-verify',
  'esbuild',
];

interface Built {
  /** File by file, what it was made of. */
  readonly inputs: Readonly<Record<string, string>>;
}

async function markOf(file: string): Promise<string> {
  const { mtimeMs, size } = await stat(join(root, file));
  return `${mtimeMs}:${size}`;
}

async function isFresh(record: string): Promise<boolean> {
  try {
    const { inputs } = JSON.parse(await readFile(record, 'utf8')) as Built;
    const marks = await Promise.all(
      Object.entries(inputs).map(async ([file, mark]) => (await markOf(file)) === mark),
    );
    return marks.every(Boolean);
  } catch {
    return false;
  }
}

/**
 * Imports a module through a bundler: webernetes leaves out file extensions, which Node does not forgive. The bundle
 * is kept until one of its files changes.
 *
 * @param entry file below the project's root.
 */
export async function importBundled<T>(entry: string): Promise<T> {
  const name = createHash('sha256').update(entry).digest('hex').slice(0, 12);
  const [record, output] = [join(folder, `${name}.json`), join(folder, `${name}.mjs`)];
  if (!(await isFresh(record))) {
    const { build } = await import('esbuild');
    const fresh = `${output}.${process.pid}.mjs`;
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: fresh,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external: EXTERNAL,
      inject: [join(root, 'scripts/lab/clone.ts')],
      metafile: true,
      sourcemap: 'linked',
      logLevel: 'error',
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, entry)).href) },
    });
    const inputs = await Promise.all(
      Object.keys(metafile.inputs).map(
        async (file) => [relative(root, join(root, file)), await markOf(file)] as const,
      ),
    );
    await mkdir(dirname(record), { recursive: true });
    // Another run may be loading the old one.
    await rename(fresh, output);
    await writeFile(record, JSON.stringify({ inputs: Object.fromEntries(inputs) } satisfies Built));
    for (const file of await readdir(folder)) {
      const isOld = file.startsWith(`${name}.mjs.`) && file !== `${basename(fresh)}.map`;
      if (isOld) await rm(join(folder, file), { force: true });
    }
  }
  return (await import(pathToFileURL(output).href)) as T;
}
