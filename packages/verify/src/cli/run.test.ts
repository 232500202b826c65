import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const BAD =
  'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIp, ports: [{port: 80}]}\n';
const WARNED = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n';

const FILES: Record<string, string | Uint8Array> = {
  'project/manifests/good.yaml': GOOD,
  'project/manifests/broken/enum.yaml': `# expect: schema-enum@5:14\n${BAD}`,
  'outside/good.yaml': GOOD,
  'outside/bad.yml': BAD,
  'outside/warned.yaml': WARNED,
  'outside/deep/comments.yaml': '# nothing\n',
  'outside/notes.txt': 'not looked at',
  'outside/picture.png': Uint8Array.of(0x89, 0x50, 0, 0xff, 0xfe, 0),
  'outside/wide.yaml': Buffer.from(`\ufeff${GOOD}`, 'utf16le'),
  'outside/unmarked.yaml': Buffer.from(GOOD, 'utf16le'),
  'outside/latin.yaml': Buffer.from('a: caf\u00e9\n', 'latin1'),
  'outside/zero.yaml': 'a: \u0000\n',
  'empty/notes.txt': '',
};

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'verify-'));
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), content);
  }
});

afterAll(() => rm(home, { recursive: true }));

async function verify(
  argv: readonly string[],
  { stdin = '', tty = false, root = 'project', cwd = home } = {},
) {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    root: join(home, root),
    cwd,
    stdin: async () => Buffer.from(stdin),
    stdout: { write: (text) => (stdout += text), isTTY: tty },
    stderr: { write: (text) => (stderr += text), isTTY: tty },
    env: {},
    command: 'verify',
    kubernetes: ['1.37'],
  });
  return { code, stdout, stderr };
}

test.each<[argv: string[], code: number, out: RegExp]>([
  [['outside/good.yaml'], 0, /문제가 없습니다/],
  [['outside/bad.yml'], 1, /^outside\/bad\.yml:4:14 오류 spec\.type 값 "ClusterIp"는/],
  [['outside/warned.yaml'], 0, /^outside\/warned\.yaml:4:38 경고 .*태그가 없어/],
  [['outside'], 1, /outside\/bad\.yml:4:14.*deep\/comments\.yaml:1:1 경고 적용할 리소스가 없습니다/s],
  [['outside/'], 1, /^outside\/bad\.yml:4:14/],
  [['outside/good.yaml', 'outside/bad.yml'], 1, /파일 2개, 문서 2개/],
  [['outside/wide.yaml'], 0, /^outside\/wide\.yaml:1:1 경고 파일이 UTF-16으로 저장되어 있습니다/],
  [['outside/unmarked.yaml'], 1, /^outside\/unmarked\.yaml:1:1 오류 파일이 UTF-16으로 저장되어 있습니다/],
  [['outside/latin.yaml'], 1, /outside\/latin\.yaml:1:7 경고 UTF-8로 읽을 수 없는 글자/],
  [['outside/zero.yaml'], 1, /1:4 오류 YAML에 쓸 수 없는 제어 문자 U\+0000/],
  [[], 0, /파일 2개, 문서 2개, 명령 0개를 확인했습니다. 문제가 없습니다/],
  [['project/manifests'], 0, /문제가 없습니다/],
  [['project/manifests/broken/enum.yaml'], 1, /^project\/manifests\/broken\/enum\.yaml:5:14 오류/],
])('%j exits %i', async (argv, code, out) => {
  const result = await verify(argv);
  expect(result.stdout).toMatch(out);
  expect(result.stderr).toBe('');
  expect(result.code).toBe(code);
});

test.each<[argv: string[], err: RegExp]>([
  [['nowhere.yaml'], /^nowhere\.yaml: 그런 파일이나 폴더가 없습니다\.\n$/],
  [['outside/picture.png'], /텍스트 파일이 아닙니다/],
  [['empty'], /^empty: 이 폴더에는 YAML이나 Markdown 파일이 없습니다/],
  [['--jsno'], /--jsno 옵션은 없습니다/],
])('%j is misuse', async (argv, err) => {
  const result = await verify(argv);
  expect(result.stderr).toMatch(err);
  expect(result.stdout).toBe('');
  expect(result.code).toBe(2);
});

test('an empty project is nothing to check', async () => {
  expect(await verify([], { root: 'empty' })).toMatchObject({ code: 2, stdout: '' });
});

test('mistakes in several manifests are all named at once', async () => {
  const root = join(home, 'mistakes');
  const service = (name: string, spec: string): string =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n${spec}\n`;
  const port = '  ports: [{port: 80, targetPort: http}]';
  const files: Record<string, string> = {
    'web.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web, image: "a:1", ports: [{name: http, containerPort: 8080}]}]}\n',
    'enum.yaml': service('a', `  type: ClusterIp\n  selector: {app: web}\n${port}`),
    'tab.yaml': service('b', `\tselector: {app: web}\n${port}`),
    'field.yaml': service('c', `  selectr: {app: web}\n${port}`),
    'selector.yaml': service('d', `  selector: {app: wep}\n${port}`),
    'port.yaml': service('e', '  selector: {app: web}\n  ports: [{port: 80, targetPort: web}]'),
    'kind.yaml': service('f', port).replace('Service', 'Servcie'),
  };
  await mkdir(join(root, 'manifests'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'manifests', name), text);
  const { code, stdout } = await verify(['--format=github'], { root: 'mistakes' });
  const named = [
    ...stdout.matchAll(/^::error file=manifests\/(.*?),line=(\d+),.*?col=(\d+),.*?title=(.*?)::/gm),
  ];
  expect(named.map(([, file, line, column, title]) => `${file}:${line}:${column} ${title}`)).toEqual([
    'enum.yaml:6:9 schema-enum',
    'field.yaml:6:3 schema-unknown-field',
    'kind.yaml:2:7 schema-unknown-kind',
    'port.yaml:7:34 ref-target-port-name',
    'selector.yaml:6:19 ref-selector-matches-nothing',
    'tab.yaml:6:1 yaml-tab',
  ]);
  expect(code).toBe(1);
});

test.each([[['outside/deep/comments.yaml']], [['-']], [['outside/deep']]])(
  '%j holds nothing to check',
  async (argv) => {
    const { code, stdout, stderr } = await verify(argv);
    expect(stdout).toMatch(/:1:1 오류 적용할 리소스가 없습니다/);
    expect(stderr).toContain('확인할 내용이 없습니다');
    expect(code).toBe(2);
  },
);

test('standard input is called -', async () => {
  const { code, stdout } = await verify(['-', '--format', 'json'], { stdin: BAD });
  const report = JSON.parse(stdout);
  expect(Object.keys(report)).toEqual(['checked', 'diagnostics']);
  expect(report.checked).toEqual({ files: 1, documents: 1, commands: 0 });
  expect(report.diagnostics).toMatchObject([{ file: '-', line: 4, column: 14, code: 'schema-enum' }]);
  expect(code).toBe(1);
});

test('files are called what the user calls them', async () => {
  const absolute = join(home, 'outside/bad.yml');
  const called = async (path: string, cwd = home): Promise<unknown> =>
    JSON.parse((await verify([path, '--format=json'], { cwd })).stdout).diagnostics[0].file;
  expect(await called(absolute)).toBe(absolute);
  expect(await called('../outside/bad.yml', join(home, 'project'))).toBe('../outside/bad.yml');
  expect(await called('./manifests/broken/enum.yaml', join(home, 'project'))).toBe(
    './manifests/broken/enum.yaml',
  );
  expect(await called('.', join(home, 'outside'))).toBe('bad.yml');
});

test('a link out of manifests/ is not followed', async () => {
  const root = join(home, 'linked');
  await mkdir(join(root, 'manifests'), { recursive: true });
  await mkdir(join(root, 'content'));
  await writeFile(join(root, 'manifests/good.yaml'), GOOD);
  await symlink('../../outside/bad.yml', join(root, 'manifests/link.yaml'));
  await writeFile(join(root, 'content/index.mdx'), '---\ntitle: 제목\ndescription: 설명.\n---\n');
  const { stdout } = await verify([], { root: 'linked' });
  expect(stdout).toContain('manifests/link.yaml:1:1');
  expect(stdout).toContain('[page-file-symlink]');
  expect(stdout).not.toContain('schema-enum');
});

test('a person sees progress and colour, a pipe does not', async () => {
  const seen = await verify(['outside/good.yaml'], { tty: true });
  expect(seen.stderr).toContain('확인하는 중입니다. 1/1');
  expect((await verify(['outside/bad.yml'], { tty: true })).stdout).toContain('\u001b[31m');
});

test('help is Korean and no failure', async () => {
  const { code, stdout } = await verify(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('사용법: verify [경로… | -] [옵션]');
});
