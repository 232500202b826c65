import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Below the project's root. */
const FOLDER = join('node_modules', '.cache', 'guide-build');

/** Below the project's root: npm writes it with every install. */
const INSTALLED = join('node_modules', '.package-lock.json');
const SOURCE = /\.(?:[jt]s|json)$/;

/** Size and time, which are enough to tell one version of a file from another. */
const mark = (path: string): Promise<string> =>
  stat(path).then(
    ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
    () => 'none',
  );

/** What makes everything that is remembered: this program, the checks, and all packages as they are installed. */
async function programMarks(root: string): Promise<string[]> {
  const homes = [
    new URL('../', import.meta.url),
    new URL('.', import.meta.resolve('kubernetes-guide-verify')),
  ];
  const files = await Promise.all(
    homes.map(async (home) => {
      const names = await readdir(home, { recursive: true });
      return names
        .filter((name) => SOURCE.test(name))
        .sort()
        .map((name) => join(fileURLToPath(home), name));
    }),
  );
  return Promise.all(
    [...files.flat(), join(root, INSTALLED)].map(async (file) => `${file} ${await mark(file)}`),
  );
}

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
  const key = sha256(serialize([process.version, await programMarks(root), input]));
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
