import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { run } from './run.ts';

const pod = (label: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: ${label}}\nspec:\n  containers: [{name: web, image: "a:1", ports: [{containerPort: 80}]}]\n`;
const service = (type: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ${type}\n  selector: {app: web}\n  ports: [{port: 80}]\n`;
const page = (body: string): string => `---\ntitle: x\ndescription: x.\n---\n\n${body}\n`;

/** `other.yaml` was wrong before: it is no business of a change that does not touch it. */
const FILES: Readonly<Record<string, string>> = {
  'manifests/pod.yaml': pod('web'),
  'manifests/svc.yaml': service('ClusterIP'),
  'manifests/other.yaml': service('Wrong').replaceAll('web', 'other'),
  'content/ch-01-a.mdx': page('<Manifest file="pod.yaml" />'),
  'content/ch-02-b.mdx': page('<Manifest file="svc.yaml" />\n\n<Manifest file="other.yaml" />\n\n## 제목'),
  'content/ch-03-c.mdx': page('[a](/ch-02-b/#제목)'),
};

let home: string;
let root: string;
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'verify-changed-'));
  root = join(home, 'base');
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'a@example.org');
  git('config', 'user.name', 'a');
  git('add', '.');
  git('commit', '-qm', 'base');
});
afterAll(() => rm(home, { recursive: true }));
beforeEach(async () => {
  root = await mkdtemp(join(home, 'repo-'));
  await cp(join(home, 'base'), root, { recursive: true });
});

async function verify(...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await run([...argv, '--format=json'], {
    root,
    cwd: root,
    stdin: async () => Buffer.from(''),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    command: 'verify',
    kubernetes: ['1.37'],
    decisive: /^kubernetes\.json$/,
  });
  if (stdout === '') return { code, stderr, files: 0, found: [] };
  const report = JSON.parse(stdout);
  const found = report.diagnostics.map(
    ({ file, code: name }: { file: string; code: string }) => `${file} ${name}`,
  );
  return { code, stderr, files: report.checked.files, found };
}

test('nothing changed is nothing to check, and no failure', async () => {
  expect(await verify('--changed', 'main')).toMatchObject({ code: 0, files: 0, found: [] });
});

test('a changed manifest is checked with the pages that show it and what finds it by labels', async () => {
  await writeFile(join(root, 'manifests/pod.yaml'), pod('wep'));
  // pod.yaml, svc.yaml, which selects it no more, and the page.
  expect(await verify('--changed=main')).toMatchObject({
    code: 1,
    files: 3,
    found: ['manifests/svc.yaml ref-selector-matches-nothing'],
  });
});

test('committed, staged, not staged and not tracked changes count', async () => {
  git('switch', '-qc', 'topic');
  await writeFile(join(root, 'manifests/svc.yaml'), service('Nope'));
  git('commit', '-qam', 'one');
  await writeFile(join(root, 'manifests/new.yaml'), service('Newer').replaceAll('web', 'new'));
  const { code, found } = await verify('--changed', 'main');
  expect(code).toBe(1);
  expect(found).toContain('manifests/svc.yaml schema-enum');
  expect(found).toContain('manifests/new.yaml schema-enum');
  expect(found).not.toContain('manifests/other.yaml schema-enum');
});

test('what the base gained since the branch left it is no change of the branch', async () => {
  git('switch', '-qc', 'topic');
  git('switch', '-q', 'main');
  await writeFile(join(root, 'manifests/svc.yaml'), service('Nope'));
  git('commit', '-qam', 'main goes on');
  git('switch', '-q', 'topic');
  expect(await verify('--changed', 'main')).toMatchObject({ code: 0, files: 0 });
});

test('a deleted or renamed manifest that a page still uses is found', async () => {
  await rename(join(root, 'manifests/pod.yaml'), join(root, 'manifests/renamed.yaml'));
  const { code, found } = await verify('--changed', 'main');
  expect(code).toBe(1);
  expect(found).toContain('content/ch-01-a.mdx page-missing-file');
  await rm(join(root, 'manifests/renamed.yaml'));
  git('add', '-A');
  expect((await verify('--changed', 'main')).found).toContain('content/ch-01-a.mdx page-missing-file');
});

test('a page that changed is checked with the manifests that it uses and the pages that link to it', async () => {
  await writeFile(join(root, 'content/ch-02-b.mdx'), page('<Manifest file="svc.yaml" />'));
  const { found } = await verify('--changed', 'main');
  expect(found).toContain('content/ch-03-c.mdx page-broken-anchor');
  expect(found).toContain('manifests/other.yaml page-unused-manifest');
});

test('what decides every verdict makes everything a change', async () => {
  await writeFile(join(root, 'kubernetes.json'), '{}');
  expect(await verify('--changed', 'main')).toMatchObject({ code: 1, files: 6 });
});

test('paths narrow it down', async () => {
  await writeFile(join(root, 'manifests/svc.yaml'), service('Nope'));
  expect(await verify('--changed', 'main', 'content')).toMatchObject({ code: 0 });
});

test.each([
  [['--changed', 'nowhere'], /--changed nowhere: 그런 커밋이 없습니다/],
  [['--changed', '--upload-pack=x'], /그런 커밋이 없습니다/],
])('%j is misuse', async (argv, stderr) => {
  const result = await verify(...argv);
  expect(result.stderr).toMatch(stderr);
  expect(result.code).toBe(2);
});

test('outside of a repository, and without a common commit, it says so', async () => {
  git('checkout', '-q', '--orphan', 'alone');
  git('commit', '-qm', 'alone');
  expect((await verify('--changed', 'main')).stderr).toContain('fetch-depth: 0');
  await rm(join(root, '.git'), { recursive: true });
  expect((await verify('--changed', 'main')).stderr).toContain('git 저장소 안에서만');
});
