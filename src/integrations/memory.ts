import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Below the project's root. */
const FOLDER = join('node_modules', '.cache', 'guide-build');

/** Below the project's root: npm writes it with every install. */
const INSTALLED = join('node_modules', '.package-lock.json');
const packageFolder = (name: string, below: string) => new URL(below, import.meta.resolve(name));

/** What makes everything that is remembered: this program, the checks, their engines with what these read. */
const MAKERS: readonly (readonly [folder: URL, files: RegExp])[] = [
  [new URL('../', import.meta.url), /\.(?:ts|json)$/],
  [packageFolder('kubernetes-guide-verify', '.'), /\.(?:js|json)$/],
  ...['kubeconform-wasm', 'kube-apiserver-wasm'].flatMap(
    (name) =>
      [
        [packageFolder(name, '.'), /\.js$/],
        [packageFolder(name, '../assets/'), /\.(?:gz|json)$/],
      ] as const,
  ),
];

/** Size and time, which are enough to tell one version of a file from another. */
async function mark(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${path} ${size} ${mtimeMs}`;
}

/** Marks of all files that make what is remembered. */
export async function makerMarks(): Promise<string[]> {
  const marks = MAKERS.map(async ([folder, files]) => {
    const home = fileURLToPath(folder);
    const names = (await readdir(home, { recursive: true })).filter((name) => files.test(name)).sort();
    return Promise.all(names.map((name) => mark(join(home, name))));
  });
  return (await Promise.all(marks)).flat();
}

// Once, before anything else is loaded: what runs here stays what it was, whatever an author saves meanwhile.
const makers = makerMarks();

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** What an earlier build made. */
export interface Remembered<Made> {
  /** Of the same input, by the same program; `undefined` where it is not known. */
  readonly made: Made | undefined;
  /** Keeps another in its place. Never fails: at worst nothing is kept. */
  keep(made: Made): Promise<void>;
}

/**
 * Looks up what an earlier build made.
 * @param root Of the project.
 * @param name One of a kind: only the latest is kept.
 * @param input Plain data that, beside the program, decides what is made.
 * @typeParam Made Plain data, too; sets and maps may be in it.
 */
export async function remember<Made>(root: string, name: string, input: unknown): Promise<Remembered<Made>> {
  const installed = await mark(join(root, INSTALLED)).catch(() => 'nothing');
  const key = sha256(serialize([process.version, await makers, installed, input]));
  const path = join(root, FOLDER, `${name}.bin`);
  const file = await readFile(path).catch(() => Buffer.alloc(0));
  const [seal, body] = [file.subarray(0, key.length), file.subarray(key.length)];
  return {
    // A file that was cut short, or that other input led to, is sealed otherwise.
    made: sha256(key, body).equals(seal) ? (deserialize(body) as Made) : undefined,
    async keep(made) {
      const fresh = serialize(made);
      const draft = `${path}.${process.pid}.draft`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(draft, Buffer.concat([sha256(key, fresh), fresh]));
        await rename(draft, path);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}
