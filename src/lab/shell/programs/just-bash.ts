import type { CommandName, ExecResult, IFileSystem } from 'just-bash';
import { resolvePath } from '../../images/index.ts';
import { type Disk, DiskError, makeFolders } from '../disk.ts';
import type { Program, ProgramCall } from '../state.ts';
import { readAll } from '../streams.ts';
import { optionsOf } from './options.ts';

/** Text tools that just-bash has, each run by itself: what goes in must have ended before anything comes out. */
const NAMES = [
  'mkdir rmdir touch rm cp mv ln chmod readlink stat sed awk comm cut tr rev nl fold expand column join',
  'find basename dirname tree du jq yq base64 date expr md5sum sha1sum sha256sum file tac od split',
]
  .join(' ')
  .split(' ') as CommandName[];

/** How many operands of a tool are no files, and its options that take values: without a file, it reads its input. */
const READERS: Readonly<Record<string, readonly [number, string]>> = {
  awk: [1, 'F:v:f:'],
  base64: [0, 'dw:i'],
  column: [0, 'ts:o:nx'],
  cut: [0, 'd:f:c:b:sn'],
  expand: [0, 't:i'],
  fold: [0, 'w:sb'],
  jq: [1, 'rcnesSaCMjL:f:i'],
  md5sum: [0, 'cbt'],
  nl: [0, 'b:s:w:n:v:i:h:f:d:l:'],
  od: [0, 'A:t:N:j:w:cxbdov'],
  rev: [0, ''],
  sed: [1, 'ne:f:iErsz'],
  sha1sum: [0, 'cbt'],
  sha256sum: [0, 'cbt'],
  split: [0, 'l:b:n:a:d'],
  tac: [0, 'bs:r'],
  tr: [9, 'cdst'],
  yq: [1, 'p:o:Pirec'],
};

/** Whether a call reads its standard input. */
function readsInput(name: string, argv: readonly string[]): boolean {
  if (argv.includes('-') || argv.includes('/dev/stdin')) return true;
  const reader = READERS[name];
  if (!reader) return false;
  const [before, letters] = reader;
  const short = argv.filter((arg) => !arg.startsWith('--'));
  const { flags, operands, problem } = optionsOf(name, short, letters);
  if (problem) return false;
  const script = before === 1 && (flags.has('e') || flags.has('f')) ? 0 : before;
  return operands.length <= script && !(name === 'jq' && flags.has('n'));
}

async function justBashOf(name: CommandName, stdin: string, call: ProgramCall): Promise<ExecResult> {
  const { Bash } = await import('just-bash');
  const { cwd, signal } = call;
  const fs = fileSystemOf(call.world.disk);
  const shell = new Bash({ fs, commands: [name], cwd, defenseInDepth: false });
  const env = Object.fromEntries(call.env);
  return await shell.exec(name, { args: [...call.argv], stdin, env, replaceEnv: true, cwd, signal });
}

const run =
  (name: CommandName): Program =>
  async (call) => {
    const stdin = readsInput(name, call.argv) ? await readAll(call.input, call.signal) : '';
    const work = justBashOf(name, stdin, call);
    // Its parts are loaded when they are first used.
    const result = await (call.world.clock.outside?.(work) ?? work);
    const text = (data: string) =>
      result.stdoutKind === 'bytes' || result.stdoutEncoding === 'binary'
        ? new TextDecoder().decode(Uint8Array.from(data, (letter) => letter.charCodeAt(0)))
        : data;
    call.stdout(text(result.stdout));
    call.stderr(result.stderr);
    return result.exitCode;
  };

export const justBash: Readonly<Record<string, Program>> = Object.fromEntries(
  NAMES.map((name) => [name, run(name)]),
);

/** An error as Node's file system has it, which just-bash's tools turn into words. */
function failure(code: string, operation: string, path: string): Error {
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'no such file or directory',
    EISDIR: 'illegal operation on a directory',
    ENOTDIR: 'not a directory',
    EEXIST: 'file already exists',
    ENOTEMPTY: 'directory not empty',
    EPERM: 'operation not permitted',
  };
  return Object.assign(new Error(`${code}: ${words[code]}, ${operation} '${path}'`), { code });
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function fileSystemOf(disk: Disk): IFileSystem {
  const read = (path: string): string => {
    const text = disk.read(path);
    if (text !== undefined) return text;
    throw failure(disk.kind(path) ? 'EISDIR' : 'ENOENT', 'open', path);
  };
  const write = (path: string, text: string) => {
    try {
      disk.write(path, text);
    } catch (error) {
      throw error instanceof DiskError
        ? failure(disk.kind(path) === 'folder' ? 'EISDIR' : 'ENOENT', 'open', path)
        : error;
    }
  };
  const stat = async (path: string) => {
    const kind = disk.kind(path);
    if (!kind) throw failure('ENOENT', 'stat', path);
    return {
      isFile: kind === 'file',
      isDirectory: kind === 'folder',
      isSymbolicLink: false,
      mode: disk.mode.get(path),
      size: kind === 'file' ? new TextEncoder().encode(disk.read(path) ?? '').length : 4096,
      mtime: new Date(disk.changed(path)),
    };
  };
  const readdir = async (path: string): Promise<string[]> => {
    const names = disk.list(path);
    if (!names) throw failure(disk.kind(path) ? 'ENOTDIR' : 'ENOENT', 'scandir', path);
    return [...names];
  };
  const system: IFileSystem = {
    readFile: async (path) => read(path),
    readFileBuffer: async (path) => new TextEncoder().encode(read(path)),
    writeFile: async (path, content) => write(path, textOf(content)),
    appendFile: async (path, content) => write(path, (disk.read(path) ?? '') + textOf(content)),
    exists: async (path) => disk.kind(path) !== undefined,
    stat,
    lstat: stat,
    async mkdir(path, options) {
      if (options?.recursive) makeFolders(disk, path);
      else if (disk.kind(path)) throw failure('EEXIST', 'mkdir', path);
      else {
        try {
          disk.makeFolder(path);
        } catch {
          throw failure('ENOENT', 'mkdir', path);
        }
      }
    },
    readdir,
    async rm(path, options) {
      const kind = disk.kind(path);
      if (!kind) {
        if (options?.force) return;
        throw failure('ENOENT', 'rm', path);
      }
      if (kind === 'folder' && !options?.recursive && (disk.list(path)?.length ?? 0) > 0)
        throw failure('ENOTEMPTY', 'rm', path);
      disk.remove(path);
    },
    async cp(from, to, options) {
      const kind = disk.kind(from);
      if (!kind) throw failure('ENOENT', 'cp', from);
      if (kind === 'file') {
        write(to, read(from));
        return;
      }
      if (!options?.recursive) throw failure('EISDIR', 'cp', from);
      makeFolders(disk, to);
      for (const name of disk.list(from) ?? []) await system.cp(`${from}/${name}`, `${to}/${name}`, options);
    },
    async mv(from, to) {
      await system.cp(from, to, { recursive: true });
      disk.remove(from);
    },
    resolvePath: (base, path) => resolvePath(path, base),
    getAllPaths: () => [],
    async chmod(path, mode) {
      if (!disk.kind(path)) throw failure('ENOENT', 'chmod', path);
      disk.mode.set(path, mode);
    },
    async symlink(_, path) {
      throw failure('EPERM', 'symlink', path);
    },
    link: async (from, to) => write(to, read(from)),
    async readlink(path) {
      throw failure('ENOENT', 'readlink', path);
    },
    realpath: async (path) => resolvePath(path),
    async utimes() {},
  };
  return system;
}
