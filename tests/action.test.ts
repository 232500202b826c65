import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n';
const BAD =
  'apiVersion: v1\nkind: Service\nmetadata: {name: bad}\nspec: {type: ClusterIp, ports: [{port: 80}]}\n';
const PAGE = '# Title\n\n<!-- Markdown, not MDX -->\n\n```console\n$ kubectl get pods —all-namespaces\n```\n';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

let home: string;
let checkout: string;
let workspace: string;
let action: Action;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: workspace,
    encoding: 'utf8',
  }).trim();

/** What a checkout of this repository holds: what git knows, nothing installed, nothing built. */
function checkOut(to: string): void {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '-co', '--exclude-standard', 'action.yml', 'packages'],
    {
      cwd: PROJECT,
      encoding: 'utf8',
    },
  );
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(PROJECT, name)))) {
    if (file.includes('/testdata/')) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(to, file));
  }
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'action-'));
  checkout = join(home, '_actions/owner/guide/v1');
  workspace = join(home, 'work');
  checkOut(checkout);
  mkdirSync(join(workspace, 'deploy'), { recursive: true });
  mkdirSync(join(home, 'temp'));
  writeFileSync(join(workspace, 'deploy/good.yaml'), GOOD);
  execFileSync('git', ['init', '-q', '-b', 'main', workspace]);
  git('add', '.');
  git('commit', '-qm', 'base');
  writeFileSync(join(workspace, 'deploy/bad.yaml'), BAD);
  writeFileSync(join(workspace, 'README.md'), PAGE);
  action = load(readFileSync(join(checkout, 'action.yml'), 'utf8')) as Action;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function runAction(
  inputs: Readonly<Record<string, string>> = {},
  event: unknown = {},
  node = process.execPath,
) {
  const file = (name: string, text = ''): string => {
    writeFileSync(join(home, name), text);
    return join(home, name);
  };
  const given = Object.entries(action.inputs).map(([name, { default: usual }]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? usual,
  ]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...Object.fromEntries(given),
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_REPOSITORY: 'owner/guide',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    RUNNER_TEMP: join(home, 'temp'),
  };
  const { status, stdout, stderr } = spawnSync(node, [join(checkout, action.runs.main)], {
    cwd: workspace,
    env,
    encoding: 'utf8',
  });
  const output = Object.fromEntries(
    readFileSync(join(home, 'output'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/s, 2)),
  ) as Record<string, string>;
  return { status, stdout, stderr, output, summary: readFileSync(join(home, 'summary.md'), 'utf8') };
}

test('the bundle is made of these sources', () => {
  const made = JSON.parse(readFileSync(join(PROJECT, 'packages/verify/action/index.json'), 'utf8'));
  const hash = createHash('sha256');
  for (const input of made.inputs) hash.update(`${input}\0`).update(readFileSync(join(PROJECT, input)));
  expect(made.inputs.length).toBeGreaterThan(100);
  expect(hash.digest('hex'), 'run `npm run action:build`').toBe(made.sha256);
});

test('a good and a bad file: annotations, summary, SARIF, outputs, exit code', () => {
  expect(existsSync(join(checkout, 'node_modules'))).toBe(false);
  expect(existsSync(join(checkout, 'packages/verify/dist'))).toBe(false);
  expect(action.runs.using).toMatch(/^node2\d$/);
  const { status, stdout, stderr, output, summary } = runAction();
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^::error file=deploy\/bad\.yaml,line=4,endLine=4,col=14,endColumn=23,title=schema-enum::/m,
  );
  expect(stdout).toMatch(/^::warning file=README\.md,line=6,.*title=command-dash::/m);
  expect(stdout).not.toContain('good.yaml');
  expect(output).toMatchObject({ errors: '1', warnings: '1' });
  expect(summary).toContain('https://owner.github.io/guide/diagnostics/schema-enum/');
  const [run] = JSON.parse(readFileSync(output['sarif'] ?? '', 'utf8')).runs;
  const places = run.results.map(
    ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
      locations[0]?.physicalLocation.artifactLocation.uri,
  );
  expect(places.sort()).toEqual(['README.md', 'deploy/bad.yaml']);
  expect(status).toBe(1);
});

test.each<[inputs: Record<string, string>, status: number]>([
  [{ paths: 'deploy/good.yaml' }, 0],
  [{ paths: 'README.md' }, 0],
  [{ paths: 'README.md', 'fail-on': 'warning' }, 1],
  [{ 'fail-on': 'never' }, 0],
  [{ paths: 'nowhere' }, 2],
  [{ 'fail-on': 'sometimes' }, 2],
])('%j exits %i', (inputs, status) => {
  expect(runAction(inputs).status).toBe(status);
});

test('of a pull request, only what it changes', () => {
  const base = git('rev-parse', 'HEAD');
  git('add', 'README.md');
  git('commit', '-qm', 'topic');
  rmSync(join(workspace, 'deploy/bad.yaml'));
  const event = { pull_request: { base: { sha: base } } };
  const { status, stdout, output } = runAction({ changed: 'true', sarif: 'out/verify.sarif' }, event);
  expect(stdout).toContain('파일 1개');
  expect(output).toMatchObject({ errors: '0', warnings: '1', sarif: join(workspace, 'out/verify.sarif') });
  expect(status).toBe(0);
  const broken = runAction({ changed: 'true' }, { pull_request: { base: { sha: '1'.repeat(40) } } });
  expect(broken.stdout).toMatch(/^::error::.*fetch-depth: 0/m);
  expect(broken.status).toBe(2);
});

const other = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path));
test.skipIf(other === undefined)('the Node of the system runs it too', () => {
  const { status, stdout } = runAction({ paths: 'deploy/good.yaml' }, {}, other);
  expect(stdout).toContain('문제가 없습니다');
  expect(status).toBe(0);
});
