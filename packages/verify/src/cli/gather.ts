import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { isInside } from '../paths.ts';
import { type ReadText, readBytes, readTextFile } from './read.ts';
import { UsageError } from './usage.ts';
import { walk } from './walk.ts';

export { UsageError } from './usage.ts';

/** Where the checks run. */
export interface Place {
  /** The project's root: `manifests/` and `content/` lie here. */
  readonly root: string;
  /** What relative paths of the user are relative to. */
  readonly cwd: string;
  /** Standard input, read to its end. */
  readonly stdin: () => Promise<Uint8Array>;
}

/** The files to check. */
export interface Gathered {
  /** By path relative to the root, or absolute outside of it; standard input is `-`. */
  readonly files: ReadonlyMap<string, string>;
  /** Those to report on; all when undefined. */
  readonly only?: ReadonlySet<string>;
  /** Files that the user named one by one. */
  readonly named: ReadonlySet<string>;
  /** Path to what the user called it. */
  readonly names: ReadonlyMap<string, string>;
  /** Links out of `manifests/`, by path relative to it. */
  readonly symlinks: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

const PROJECT_FOLDERS = ['manifests', 'content'];

class Gathering {
  readonly files = new Map<string, string>();
  readonly only = new Set<string>();
  readonly named = new Set<string>();
  readonly names = new Map<string, string>();
  readonly symlinks = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Adds a file under its key; what is no text is left out. */
  async #add(key: string, path: string | Buffer): Promise<boolean> {
    if (this.files.has(key)) return true;
    return this.#keep(key, await readTextFile(path, key));
  }

  #keep(key: string, read: ReadText | undefined): boolean {
    if (read === undefined) return false;
    this.files.set(key, read.text);
    this.diagnostics.push(...read.diagnostics);
    return true;
  }

  /** Reads the whole project, to check it or to check a part of it against the rest. */
  async project(): Promise<void> {
    for (const name of PROJECT_FOLDERS) {
      const folder = join(this.#place.root, name);
      const found = await stat(folder).catch(() => undefined);
      if (found?.isDirectory() !== true) continue;
      const { files, raw, leaving } = await walk(folder);
      for (const file of files) await this.#add(`${name}/${file}`, raw.get(file) ?? join(folder, file));
      if (name === 'manifests') for (const [file, target] of leaving) this.symlinks.set(file, target);
    }
  }

  async stdin(): Promise<void> {
    const read = readBytes(await this.#place.stdin(), '-');
    if (!this.#keep('-', read)) throw new UsageError('표준 입력이 텍스트가 아닙니다. YAML을 넣으세요.');
    this.#choose('-', '-', true);
  }

  async path(given: string): Promise<void> {
    const path = resolve(this.#place.cwd, given);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) throw new UsageError(unreadable(given, found));
    if (found.isDirectory()) await this.#folder(given, path);
    else await this.#file(given, path);
  }

  async #file(given: string, path: string): Promise<void> {
    const key = await this.#keyOf(path);
    const added = await this.#add(key, path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(unreadable(given, error));
    });
    if (!added)
      throw new UsageError(`${given}: 텍스트 파일이 아닙니다. YAML이나 Markdown 파일을 지정하세요.`);
    this.#choose(key, given, true);
  }

  async #folder(given: string, path: string): Promise<void> {
    const { files, raw } = await walk(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(unreadable(given, error));
    });
    let any = false;
    for (const file of files) {
      const key = await this.#keyOf(join(path, file));
      if (!(await this.#add(key, raw.get(file) ?? join(path, file)))) continue;
      this.#choose(key, given === '.' ? file : `${given.replace(/[\\/]+$/, '')}/${file}`, false);
      any = true;
    }
    if (!any) throw new UsageError(`${given}: 이 폴더에는 YAML이나 Markdown 파일이 없습니다.`);
  }

  async #keyOf(path: string): Promise<string> {
    const from = await realpath(this.#place.root);
    const inside = relative(from, await realpath(path).catch(() => path));
    return inside.startsWith('..') || resolve(inside) === inside ? path : inside.split(sep).join('/');
  }

  #choose(key: string, name: string, byName: boolean): void {
    this.only.add(key);
    if (byName) this.named.add(key);
    if (!this.names.has(key)) this.names.set(key, name);
  }
}

function unreadable(given: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${given}: 그런 파일이나 폴더가 없습니다.`;
  if (code === 'EACCES' || code === 'EPERM') return `${given}: 읽을 권한이 없습니다.`;
  return `${given}: 읽을 수 없습니다(${code ?? '알 수 없는 이유'}).`;
}

/**
 * Reads what the user wants checked, and for a part of the project the rest of it too.
 *
 * @throws UsageError when something cannot be read, or there is nothing to check.
 */
export async function gather(paths: readonly string[], place: Place): Promise<Gathered> {
  const gathering = new Gathering(place);
  if (paths.length === 0) {
    await gathering.project();
    if (gathering.files.size === 0) {
      throw new UsageError('manifests/와 content/에 확인할 파일이 없습니다. 확인할 경로를 지정하세요.');
    }
    const { only: _, ...all } = gathering;
    return all;
  }
  for (const path of paths) await (path === '-' ? gathering.stdin() : gathering.path(path));
  if ([...gathering.only].some(isInside)) await gathering.project();
  return gathering;
}
