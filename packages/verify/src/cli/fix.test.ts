import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './run.ts';

const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n';
const WRONG = `\ufeff${HEAD.replaceAll('\n', '\r\n')}  type: clusterIP\r\n  ports: [{port: 80}]\r\n`;
const RIGHT = WRONG.replace('clusterIP', 'ClusterIP');

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'verify-fix-'));
});
afterEach(() => rm(home, { recursive: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(home, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function fix(argv: readonly string[], stdin = '') {
  let stdout = '';
  let stderr = '';
  const code = await run(['--fix', ...argv], {
    root: join(home, 'project'),
    cwd: home,
    stdin: async () => Buffer.from(stdin),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    command: 'verify',
    kubernetes: ['1.37'],
  });
  return { code, stdout, stderr };
}

test('a file is mended in place: mode, line ends and mark stay, nothing else is left behind', async () => {
  const path = await put('project/manifests/web.yaml', WRONG);
  await chmod(path, 0o640);
  const { code, stderr } = await fix(['project/manifests/web.yaml']);
  expect(await readFile(path, 'utf8')).toBe(RIGHT);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
  expect(await readdir(dirname(path))).toEqual(['web.yaml']);
  expect(stderr).toContain('고침 project/manifests/web.yaml:6:9 ClusterIP [schema-enum]');
  expect(stderr).toContain('파일 1개에서 1곳을 고쳤습니다.');
  expect(code).toBe(0);
});

test('what needs thought stays, and fails', async () => {
  const path = await put('project/x.yaml', WRONG.replace('ports', 'prots'));
  const { code, stdout } = await fix(['project/x.yaml']);
  expect(await readFile(path, 'utf8')).toBe(RIGHT.replace('ports', 'prots'));
  expect(stdout).toContain('[schema-unknown-field]');
  expect(stdout).not.toContain('[schema-enum]');
  expect(code).toBe(1);
});

test('standard input comes back mended', async () => {
  const { code, stdout, stderr } = await fix(['-'], WRONG);
  expect(stdout).toBe(RIGHT);
  expect(stderr).toContain('문제가 없습니다');
  expect(code).toBe(0);
});

test('a link out of the folder is not written through; one that stays inside is', async () => {
  const outside = await put('outside/web.yaml', WRONG);
  const inside = await put('project/manifests/web.yaml', WRONG);
  await symlink(outside, join(home, 'project/manifests/out.yaml'));
  await symlink('web.yaml', join(home, 'project/manifests/in.yaml'));
  await mkdir(join(home, 'named'));
  await symlink(outside, join(home, 'named/out.yaml'));
  const { stderr } = await fix(['named/out.yaml', 'project/manifests/in.yaml']);
  expect(stderr).toContain('named/out.yaml: 폴더 밖을 가리키는 심볼릭 링크라서');
  expect(await readFile(outside, 'utf8')).toBe(WRONG);
  expect(await readFile(inside, 'utf8')).toBe(RIGHT);
});

test('what is no UTF-8 is not touched', async () => {
  const bytes = Buffer.concat([Buffer.from(WRONG), Buffer.from('# caf\u00e9\n', 'latin1')]);
  const path = await put('project/x.yaml', bytes);
  const wide = Buffer.from(`\ufeff${WRONG.slice(1)}`, 'utf16le');
  const other = await put('project/y.yaml', wide);
  await fix(['project/x.yaml', 'project/y.yaml']);
  expect(await readFile(path)).toEqual(bytes);
  expect(await readFile(other)).toEqual(wide);
});
