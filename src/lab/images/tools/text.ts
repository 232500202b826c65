import type { CommandName } from 'just-bash';
import { resolvePath } from '../files.ts';
import type { Process, Program } from '../process.ts';

/** Text tools that just-bash has: a container's are run by it, on the files that they name. */
const NAMES = 'awk base64 basename cut dirname expr md5sum nl rev sed seq sha256sum tac tail tr'.split(' ');

async function text(process: Process): Promise<string> {
  let all = '';
  for await (const piece of process.stdin) all += piece;
  return all;
}

const run =
  (name: string): Program =>
  async (process) => {
    const argv = process.argv.slice(1);
    const files: Record<string, string> = {};
    for (const word of argv) {
      const content = word.startsWith('-') ? undefined : process.files.read(word);
      if (content !== undefined) files[resolvePath(word, '/')] = content;
    }
    const stdin = Object.keys(files).length > 0 ? '' : await text(process);
    const work = (async () => {
      const { Bash } = await import('just-bash');
      const shell = new Bash({ files, commands: [name as CommandName], cwd: '/', defenseInDepth: false });
      const env = Object.fromEntries(process.env);
      return await shell.exec(name, { args: argv, stdin, env, replaceEnv: true, cwd: '/' });
    })();
    // Its parts are loaded when they are first used.
    const result = await (process.clock.outside?.(work) ?? work);
    process.stdout(result.stdout);
    process.stderr(result.stderr);
    return result.exitCode;
  };

export const textTools: Readonly<Record<string, Program>> = Object.fromEntries(
  NAMES.map((name) => [name, run(name)]),
);

/** A container's programs start at its root. */
export const pwd: Program = ({ stdout }) => {
  stdout('/\n');
  return 0;
};

export const tee: Program = async (process) => {
  const words = process.argv.slice(1);
  const append = words.includes('-a');
  const all = await text(process);
  process.stdout(all);
  for (const path of words.filter((word) => !word.startsWith('-'))) {
    process.files.write(path, (append ? (process.files.read(path) ?? '') : '') + all);
  }
  return 0;
};
