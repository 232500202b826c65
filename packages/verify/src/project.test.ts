import { expect, test } from 'vitest';
import { verifyProject } from './project.ts';
import { createEngines } from './wasm-engines.ts';

const engines = createEngines(['1.37']);
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "a:1", ports: [{name: http, containerPort: 8080}]}]}
`;
const service = (selector: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: ${selector}}, ports: [{port: 80, targetPort: http}]}\n`;
const UNTAGGED =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n';

async function verdict(
  files: Record<string, string>,
  options: Partial<Parameters<typeof verifyProject>[1]> = {},
) {
  const report = await verifyProject(new Map(Object.entries(files)), { engines, ...options });
  return report.diagnostics.map(({ file, severity, code }) => `${file} ${severity} ${code}`);
}

test('manifests are judged against all of manifests/, but not against what is broken there', async () => {
  expect(await verdict({ 'manifests/a.yaml': service('web'), 'manifests/b.yaml': WEB })).toEqual([]);
  expect(
    await verdict({
      'manifests/a.yaml': service('wep'),
      'manifests/b.yaml': WEB,
      'manifests/broken/c.yaml': `# expect: ref-image-tag@9:44\n${WEB.replaceAll('app: web', 'app: wep').replace('a:1', 'a')}`,
    }),
  ).toEqual(['manifests/a.yaml error ref-selector-matches-nothing']);
});

test('outside of the project our own rules only warn, and files of one run belong together', async () => {
  expect(await verdict({ '/x/pod.yaml': UNTAGGED })).toEqual(['/x/pod.yaml warning ref-image-tag']);
  expect(
    await verdict({ '/x/a.yaml': service('web'), '/y/b.yaml': WEB, 'manifests/b.yaml': UNTAGGED }),
  ).toEqual(['manifests/b.yaml error ref-image-tag']);
  expect(await verdict({ '/x/a.yaml': service('wep'), 'manifests/b.yaml': WEB })).toEqual([]);
  expect(await verdict({ '/x/a.yaml': 'a: 1\na: 2\n' })).toContain('/x/a.yaml error yaml-duplicate-key');
  const lost = `${service('web')}${service('web')}`;
  expect(await verdict({ '/x/a.yaml': lost })).toEqual(['/x/a.yaml error yaml-lost-document']);
});

test('only what was asked for is reported, in the order of the files', async () => {
  const files = { 'manifests/b.yaml': UNTAGGED, 'manifests/a.yaml': UNTAGGED, 'manifests/c.yaml': WEB };
  expect(await verdict(files)).toEqual([
    'manifests/b.yaml error ref-image-tag',
    'manifests/a.yaml error ref-image-tag',
  ]);
  const report = await verifyProject(new Map(Object.entries(files)), {
    engines,
    only: new Set(['manifests/a.yaml', 'manifests/c.yaml']),
  });
  expect(report.diagnostics.map(({ file }) => file)).toEqual(['manifests/a.yaml']);
  expect(report.checked).toEqual({ files: 2, documents: 2, commands: 0 });
});

test('a broken manifest is held to what it promises, unless it is asked for by name', async () => {
  const file = 'manifests/broken/pod.yaml';
  const text = `# expect: ref-image-tag@5:38\n${UNTAGGED}`;
  expect(await verdict({ [file]: text })).toEqual([]);
  expect(await verdict({ [file]: UNTAGGED })).toEqual([
    `${file} error broken-expectation-missing`,
    `${file} error broken-expectation-unexpected`,
  ]);
  expect(await verdict({ [file]: text }, { candid: new Set([file]) })).toEqual([
    `${file} error ref-image-tag`,
  ]);
});

test('pages are checked with the manifests, and their commands counted', async () => {
  const page = (file: string): string =>
    `---\ntitle: 제목\ndescription: 설명.\n---\n\n\`\`\`console\n$ kubectl apply -f ${file}\n$ kubectl get pods\n\`\`\`\n`;
  const files = { 'manifests/web.yaml': WEB, 'content/ch-99-x.mdx': page('web.yaml') };
  const report = await verifyProject(new Map(Object.entries(files)), { engines });
  expect(report.checked).toEqual({ files: 2, documents: 1, commands: 2 });
  expect(await verdict({ ...files, 'content/ch-99-x.mdx': page('wep.yaml') })).toContain(
    'content/ch-99-x.mdx error command-missing-file',
  );
});

test('a chapter makes the Pods that its Services select', async () => {
  const page = (commands: string): string =>
    `---\ntitle: 제목\ndescription: 설명.\n---\n\n\`\`\`console\n${commands}\n\`\`\`\n`;
  const chapter = async (commands: string): Promise<string[]> =>
    (
      await verdict({
        'manifests/svc.yaml': service('web'),
        'manifests/web.yaml': WEB,
        'content/ch-99-x.mdx': page(commands),
      })
    ).filter((line) => line.includes('ref-chapter'));
  expect(await chapter('$ kubectl apply -f svc.yaml')).toEqual([
    'content/ch-99-x.mdx warning ref-chapter-selector',
  ]);
  expect(await chapter('$ kubectl apply -f svc.yaml\n$ kubectl apply -f web.yaml')).toEqual([]);
  expect(await chapter('$ kubectl run web --image=a:1\n$ kubectl apply -f svc.yaml')).toEqual([]);
  expect(await chapter('$ cat svc.yaml')).toEqual([]);
});

test('a page of somebody else is held to what is true of any page', async () => {
  const page =
    '# Title\n\n[gone](../gone/)\n\n```console\n$ kubectl get pods —all-namespaces\n$ kubectl apply -f web.yaml\n```\n';
  expect(await verdict({ '/x/README.md': page })).toEqual(['/x/README.md warning command-dash']);
  expect(await verdict({ '/x/README.md': page, '/x/web.yaml': WEB })).toEqual([
    '/x/README.md warning command-dash',
  ]);
  expect(await verdict({ '/x/README.md': page, '/x/wep.yaml': WEB })).toEqual([
    '/x/README.md warning command-dash',
    '/x/README.md warning command-missing-file',
  ]);
});

test('data of the site is YAML, not manifests', async () => {
  expect(await verdict({ 'content/data/notes.yaml': '- a: 1\n  a: 2\n' })).toEqual([
    'content/data/notes.yaml error yaml-duplicate-key',
  ]);
});

test('progress reaches the end', async () => {
  const seen: string[] = [];
  await verifyProject(new Map(Object.entries({ 'a.yaml': WEB, 'b.yaml': WEB })), {
    engines,
    onProgress: (done, total) => seen.push(`${done}/${total}`),
  });
  expect(seen).toEqual(['1/2', '2/2']);
});
