import { diagnose } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { type PlacedCommand, stretch } from './place.ts';
import type { ShellWord, SimpleCommand } from './shell.ts';

/** A file or folder that a command names, relative to the working folder (`manifests/`). */
export interface FileUse {
  readonly path: string;
  readonly word: ShellWord;
  /** The word that follows, when it is not a flag: the rest of a path that a blank broke. */
  readonly next?: ShellWord;
}

/** kubectl commands whose `-f` follows a log instead of naming a file. */
const FOLLOWS = new Set(['logs', 'attach']);

/** Tools that take files by position; only words that look like manifests count. */
const READERS = new Set(
  'cat less more head tail grep sed awk diff bat code vi vim nano open wc sort'.split(' '),
);

const isManifest = (path: string): boolean => /\.ya?ml$/.test(path);

function filenameOf(
  words: readonly ShellWord[],
  index: number,
): { path: string; word: ShellWord } | undefined {
  const word = words[index];
  if (!word) return undefined;
  const joined = /^(?:--filename=|--kustomize=|-f=?|-k=?)(.+)$/s.exec(word.value)?.[1];
  if (joined !== undefined && !/^--(?!filename|kustomize)/.test(word.value)) return { path: joined, word };
  if (!/^(?:-f|--filename|-k|--kustomize)$/.test(word.value)) return undefined;
  const value = words[index + 1];
  return value && { path: value.value, word: value };
}

function kubectlFiles(words: readonly ShellWord[]): FileUse[] {
  const end = words.findIndex(({ value }) => value === '--');
  const own = end < 0 ? words : words.slice(0, end);
  const verb = own.slice(1).find(({ value }) => /^[a-z]/.test(value))?.value ?? '';
  if (FOLLOWS.has(verb)) return [];
  return own.flatMap((_, index) => {
    const named = filenameOf(own, index);
    if (!named) return [];
    const after = own[own.indexOf(named.word) + 1];
    const next = after && !after.value.startsWith('-') ? { next: after } : {};
    // kubectl takes several files in one value.
    const paths = named.path.split(',').filter((path) => path !== '');
    return paths.map((path, at) => ({ ...named, path, ...(at === paths.length - 1 && next) }));
  });
}

/** The files that the simple commands of a command line read. Standard input and variables are none. */
export function filesOf(commands: readonly SimpleCommand[]): FileUse[] {
  return commands
    .flatMap(({ words, reads }) => {
      const [name, ...rest] = words;
      const redirected = reads
        .filter(({ value }) => isManifest(value))
        .map((word) => ({ path: word.value, word }));
      if (name?.value === 'kubectl') return [...kubectlFiles(words), ...redirected];
      if (!READERS.has(name?.value ?? '')) return redirected;
      const named = rest.filter(({ value }) => isManifest(value)).map((word) => ({ path: word.value, word }));
      return [...named, ...redirected];
    })
    .filter(({ path }) => path !== '-' && !path.startsWith('<(') && !/[$*]/.test(path));
}

/** The working folder of a page's commands, and what earlier commands wrote into it. */
export interface Folder {
  /** Paths of the manifests, relative to `manifests/`. */
  readonly files: ReadonlySet<string>;
  /** Where the manifests are published, to recognize their addresses; `https://…/manifests/`. */
  readonly published?: string;
  /** Files that earlier commands of the page wrote. */
  readonly written: ReadonlySet<string>;
}

const isUrl = (path: string): boolean => /^[a-z][a-z+.-]*:\/\//i.test(path);

/** The path of a manifest within `manifests/`, `undefined` for addresses elsewhere. */
export function manifestPath(path: string, published: string | undefined): string | undefined {
  if (!isUrl(path)) return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  return published !== undefined && path.startsWith(published) ? path.slice(published.length) : undefined;
}

/** The manifests that a path means: a file, or everything under a folder. */
export function manifestsAt(
  path: string,
  { files, published }: Pick<Folder, 'files' | 'published'>,
): string[] {
  const inside = manifestPath(path, published);
  if (inside === undefined) return [];
  if (files.has(inside)) return [inside];
  return [...files].filter((file) => inside === '' || inside === '.' || file.startsWith(`${inside}/`));
}

const TAIL = /^\.?(?:ya?ml|json)$/;

function brokenPath({ path, next }: FileUse, folder: Folder): string | undefined {
  if (!next) return undefined;
  const whole = path + next.value;
  if (manifestsAt(whole, folder).length > 0) return whole;
  return (path.endsWith('.') || next.value.startsWith('.')) && TAIL.test(next.value) ? whole : undefined;
}

/** Files that a command names and nobody has: missing, outside of `manifests/`, or with a blank in the path. */
export function checkFiles(
  command: PlacedCommand,
  commands: readonly SimpleCommand[],
  folder: Folder,
): Diagnostic[] {
  return filesOf(commands).flatMap((use): Diagnostic[] => {
    const { path, word, next } = use;
    const at = stretch(command, word.start, word.end);
    const inside = manifestPath(path, folder.published);
    if (inside === undefined || folder.written.has(inside)) return [];
    if (/^[/~]|^[A-Za-z]:[\\/]/.test(path) || inside.split('/').includes('..')) {
      return [diagnose('command-file-outside', at, { path })];
    }
    if (manifestsAt(path, folder).length > 0) return [];
    const write = brokenPath(use, folder);
    if (write !== undefined && next) {
      const broad = stretch(command, word.start, next.end);
      return [
        diagnose('command-blank-in-path', broad, { found: command.text.slice(word.start, next.end), write }),
      ];
    }
    const suggestion = nearest(inside, folder.files) ?? '';
    return [diagnose('command-missing-file', at, { path, suggestion })];
  });
}
