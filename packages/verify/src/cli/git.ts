import { execFile } from 'node:child_process';
import { relative, resolve, sep } from 'node:path';
import { UsageError } from './usage.ts';

/** What has changed since a commit. Paths are relative to the project's root, or absolute outside of it. */
export interface Changes {
  /** Files that are there and differ, or are new. */
  readonly changed: ReadonlySet<string>;
  /** Files that are gone. A renamed file is one that is gone and one that is new. */
  readonly deleted: ReadonlySet<string>;
  /** The text that a file had at that commit; undefined when it was not there. */
  before(file: string): Promise<string | undefined>;
}

type Git = (
  ...args: readonly string[]
) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;

function gitIn(folder: string): Git {
  return (...args) =>
    new Promise((done, fail) => {
      const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' } as const;
      execFile('git', args, options, (error, out, err) => {
        if (error !== null && (error as NodeJS.ErrnoException).code === 'ENOENT') {
          fail(new UsageError('--changed에는 git이 필요합니다. git을 설치하고 다시 실행하세요.'));
        } else done({ code: error === null ? 0 : 1, out, err });
      });
    });
}

async function commitOf(git: Git, base: string): Promise<string> {
  const { code, out } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`);
  if (code !== 0) {
    throw new UsageError(
      `--changed ${base}: 그런 커밋이 없습니다. 이름을 확인하세요. 얕게 받은 저장소라면 먼저 git fetch로 그 커밋을 받으세요(actions/checkout에서는 fetch-depth: 0).`,
    );
  }
  const commit = out.trim();
  const fork = await git('merge-base', commit, 'HEAD');
  if (fork.code !== 0) {
    throw new UsageError(
      `--changed ${base}: 지금 커밋과 갈라진 곳을 찾지 못했습니다. 얕게 받은 저장소라면 git fetch --unshallow로 기록을 모두 받으세요(actions/checkout에서는 fetch-depth: 0).`,
    );
  }
  return fork.out.trim();
}

/** Statuses and names of `git diff --name-status -z --no-renames`. */
function readDiff(out: string): { readonly status: string; readonly path: string }[] {
  const words = out.split('\0');
  const entries: { status: string; path: string }[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) entries.push({ status: words[at]!, path: words[at + 1]! });
  return entries;
}

/**
 * Asks git what has changed in the working tree since the present branch left `base`: committed, staged, not staged
 * and not tracked (but for what is ignored).
 *
 * @param repository a folder of the repository.
 * @param root       what paths are relative to.
 * @throws UsageError when there is no git, no repository or no such commit.
 */
export async function changesSince(base: string, repository: string, root: string): Promise<Changes> {
  const git = gitIn(repository);
  const top = await git('rev-parse', '--show-toplevel');
  if (top.code !== 0) {
    throw new UsageError('--changed는 git 저장소 안에서만 쓸 수 있습니다. 저장소 안에서 실행하세요.');
  }
  const folder = top.out.replace(/\r?\n$/, '');
  const fork = await commitOf(git, base);
  const inTop = gitIn(folder);
  const diff = await inTop('diff', '--name-status', '-z', '--no-renames', '--no-ext-diff', fork, '--');
  const fresh = await inTop('ls-files', '-z', '--others', '--exclude-standard');
  if (diff.code !== 0 || fresh.code !== 0) {
    throw new UsageError(
      `--changed ${base}: git이 바뀐 파일을 알려 주지 못했습니다. ${diff.err}${fresh.err}`.trim(),
    );
  }
  const keyOf = (path: string): string => {
    const inside = relative(root, resolve(folder, path));
    return inside.startsWith('..') ? resolve(folder, path) : inside.split(sep).join('/');
  };
  const entries = readDiff(diff.out);
  const gone = new Set(entries.filter(({ status }) => status === 'D').map(({ path }) => path));
  const there = [
    ...entries.filter(({ status }) => status !== 'D').map(({ path }) => path),
    ...fresh.out.split('\0').filter((path) => path !== ''),
  ];
  for (const path of there) gone.delete(path);
  return {
    changed: new Set(there.map(keyOf)),
    deleted: new Set([...gone].map(keyOf)),
    async before(file) {
      const path = relative(folder, resolve(root, file)).split(sep).join('/');
      const { code, out } = await inTop('show', `${fork}:${path}`);
      return code === 0 ? out : undefined;
    },
  };
}
