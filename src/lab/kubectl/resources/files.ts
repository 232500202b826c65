import { checkKustomization } from '../commands/unserved.ts';
import { Failure } from '../errors.ts';
import type { Run } from '../run.ts';
import { readDocuments } from './yaml.ts';

const EXTENSIONS = ['.json', '.yaml', '.yml'];

export interface FilenameOptions {
  readonly filenames: readonly string[];
  readonly kustomize: string;
  readonly recursive: boolean;
}

export function filenameOptions(run: Run): FilenameOptions {
  const { flags } = run;
  return {
    filenames: flags.has('filename') ? flags.list('filename') : [],
    kustomize: flags.has('kustomize') ? flags.text('kustomize') : '',
    recursive: flags.has('recursive') && flags.bool('recursive'),
  };
}

/** @throws {Failure} unless a file is named. */
export function requireFiles({ filenames, kustomize }: FilenameOptions): void {
  if (filenames.length === 0 && kustomize === '') throw new Failure('must specify one of -f and -k');
}

/** A file, standard input or a URL that holds objects. */
export interface Source {
  readonly name: string;
  read(): Promise<string>;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly errors: readonly Error[];
  /** Standard input is one of them. */
  readonly stream: boolean;
  /** A folder is. */
  readonly folder: boolean;
}

function missing(path: string): Failure {
  return new Failure(`the path ${JSON.stringify(path)} does not exist`);
}

async function readFile(run: Run, path: string): Promise<string> {
  const text = await run.call.files.read(path);
  if (text === undefined) throw new Failure(`open ${path}: no such file or directory`);
  return text;
}

/** Files of a folder as `filepath.Walk` finds them. */
async function inFolder(run: Run, folder: string, recursive: boolean): Promise<string[]> {
  const found: string[] = [];
  const base = folder.replace(/\/+$/, '');
  for (const name of (await run.call.files.list(folder)) ?? []) {
    const path = base === '.' ? name : `${base}/${name}`;
    if ((await run.call.files.list(path)) !== undefined) {
      if (recursive) found.push(...(await inFolder(run, path, recursive)));
    } else if (EXTENSIONS.some((extension) => name.endsWith(extension))) found.push(path);
  }
  return found;
}

function pattern(glob: string): RegExp {
  const body = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${body}$`);
}

/** What a name with wildcards means, its folder being plain: `filepath.Glob`. */
async function expand(run: Run, path: string): Promise<readonly string[]> {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, slash + 1), path.slice(slash + 1)];
  if (!/[*?[]/.test(name)) throw missing(path);
  const names = (await run.call.files.list(folder || '.')) ?? [];
  const matches = names.filter((item) => pattern(name).test(item)).map((item) => folder + item);
  if (matches.length === 0) throw missing(path);
  return matches;
}

async function stdin(run: Run): Promise<string> {
  let text = '';
  for await (const part of run.call.stdin) text += part;
  return text;
}

async function download(run: Run, url: string): Promise<string> {
  const text = await run.world.published(url);
  if (text !== undefined) return text;
  throw new Failure(
    `unable to read URL ${JSON.stringify(url)}, server reported 404 Not Found, status code=404`,
  );
}

/** Everything that `-f` names: cli-runtime's `FilenameParam`. */
export async function openSources(run: Run, options: FilenameOptions): Promise<Sources> {
  const sources: Source[] = [];
  const errors: Error[] = [];
  let [stream, folder] = [false, false];
  if (options.filenames.length > 0 && options.kustomize) {
    errors.push(new Failure('only one of -f or -k can be specified'));
  }
  if (options.kustomize && options.recursive) {
    errors.push(new Failure("the -k flag can't be used with -f or -R"));
  }
  if (errors.length > 0) return { sources, errors, stream, folder };
  if (options.kustomize) {
    try {
      await checkKustomization(run, options.kustomize);
      errors.push(new Failure(KUSTOMIZE));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      errors.push(error);
    }
  }

  async function addPath(path: string): Promise<void> {
    if ((await run.call.files.list(path)) === undefined) {
      sources.push({ name: path, read: () => readFile(run, path) });
      return;
    }
    const files = await inFolder(run, path, options.recursive);
    if (files.length > 1) folder = true;
    sources.push(...files.map((name) => ({ name, read: () => readFile(run, name) })));
    if (sources.length === 0 && errors.length === 0) {
      errors.push(
        new Failure(`error reading [${path}]: recognized file extensions are [${EXTENSIONS.join(' ')}]`),
      );
    }
  }

  for (const name of options.filenames) {
    try {
      if (name === '-') {
        if (stream) throw new Failure('standard input cannot be used for multiple arguments');
        stream = true;
        sources.push({ name: 'STDIN', read: () => stdin(run) });
      } else if (/^https?:\/\//.test(name)) {
        sources.push({ name, read: () => download(run, name) });
      } else {
        const { files } = run.call;
        const there = (await files.list(name)) !== undefined || (await exists(run, name));
        for (const path of there ? [name] : await expand(run, name)) await addPath(path);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      errors.push(error);
    }
  }
  return { sources, errors, stream, folder };
}

async function exists(run: Run, path: string): Promise<boolean> {
  return (await run.call.files.read(path)) !== undefined;
}

export const KUSTOMIZE =
  '이 실습실의 kubectl에는 kustomize가 없습니다. -f로 매니페스트를 바로 적용하세요. (kustomize is not part of this lab)';

/** The objects of a source. @throws {Failure} in kubectl's words. */
export async function* objectsOf(source: Source): AsyncGenerator<unknown> {
  const text = await source.read();
  try {
    yield* readDocuments(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`error parsing ${source.name}: ${error.message}`);
  }
}
