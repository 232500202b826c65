import { lstat, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

/** Why a file was not written; undefined when it was. */
export type Refusal = string | undefined;

const isUnder = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

/** Writes beside the file and renames, so that nobody ever sees half of it. */
async function swap(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  const file = await open(draft, 'wx', mode & 0o7777);
  try {
    await file.chmod(mode & 0o7777);
    await file.writeFile(text, 'utf8');
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

/**
 * Replaces a file's text, whole or not at all; its mode stays. A link is followed as long as it stays in `tree`.
 *
 * @param before what the file held when it was read: not written when it is something else now, or was no UTF-8.
 * @param tree   the folder that may be written to.
 * @returns in Korean why it was not written.
 */
export async function replaceText(
  path: string,
  before: string,
  text: string,
  tree: string,
): Promise<Refusal> {
  try {
    const real = await realpath(path);
    const isLink = (await lstat(path)).isSymbolicLink();
    if (!isUnder(real, await realpath(tree))) {
      return isLink
        ? '폴더 밖을 가리키는 심볼릭 링크라서 고치지 않았습니다.'
        : '폴더 밖의 파일이라서 고치지 않았습니다.';
    }
    if (!(await readFile(real)).equals(Buffer.from(before, 'utf8'))) {
      return 'UTF-8이 아니거나 그사이에 바뀐 파일이라서 고치지 않았습니다.';
    }
    await swap(real, text);
    return undefined;
  } catch (error) {
    return `쓰지 못했습니다(${(error as NodeJS.ErrnoException).code ?? '알 수 없는 이유'}).`;
  }
}
