import { expect, test } from 'vitest';
import { checkPages } from './check.ts';
import { parsePage } from './parse.ts';
import type { Site } from './site.ts';

const site: Site = {
  manifests: new Map([
    ['ns.yaml', 'kind: Namespace\n'],
    ['hello.yaml', 'kind: Pod\nmetadata:\n  name: hello\n'],
    ['lb.yaml', 'kind: Service\nmetadata:\n  name: web\nspec:\n  type: LoadBalancer\n'],
    ['link.yaml', 'kind: Pod\n'],
  ]),
  symlinks: new Map([['link.yaml', '../../etc/passwd']]),
  base: '/guide/',
  origin: 'https://example.org',
  routes: new Set(['playground']),
  terms: new Set(['pod', 'manifest']),
};

const HEAD = '---\ntitle: 제목\n---\n';
const other = parsePage(`${HEAD}## 두 번째 제목\n\n<Failure id="f1" title="x">x</Failure>\n`, {
  file: 'content/ch-02-labels.mdx',
});

const home = parsePage(`${HEAD}첫 화면\n`, { file: 'content/index.mdx' });

/** Codes with places of what is wrong with a page; the manifests' own warnings left out. */
const check = (body: string, head = HEAD) => {
  const page = parsePage(head + body, { file: 'content/ch-01-x.mdx' });
  return checkPages([page, other, home], site)
    .filter(({ file }) => file === 'content/ch-01-x.mdx')
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
};

const fence = (text: string, meta = '') => `\`\`\`console${meta && ` ${meta}`}\n${text}\n\`\`\`\n`;

test.each([
  ['a command and its output', fence('$ kubectl apply -f hello.yaml\npod/hello created')],
  [
    'a block inside a component',
    `<Failure id="f1" title="x">\n  ${'```'}console\n  $ a\n  b\n  ${'```'}\n</Failure>\n`,
  ],
  ['manifest with lines', '<Manifest file="hello.yaml" highlight="1-2,3" notes={{ 2: "x", 3: `y` }} />'],
  [
    'links',
    '[a](/ch-02-labels/) [b](../ch-02-labels/#두-번째-제목) [c](/guide/ch-02-labels/#f1) [d](#f9)\n\n<X id="f9" />',
  ],
  [
    'links to other things',
    '[a](https://k8s.io) [b](/manifests/hello.yaml) [c](../manifests.zip) [d](mailto:a@b.c) [e](/) [f](../playground/)',
  ],
  ['a link to the published site', '[a](https://example.org/guide/ch-02-labels/)'],
  ['an image', '![그림](https://x/y.png)'],
  ['prose', '파드 간 통신과 레이블 셀렉터, 엔드포인트입니다.'],
  ['yaml that is no manifest', '```yaml\nname: x\n```\n```text\napiVersion: v1\nkind: Pod\n```'],
  ['a term', '<Term id="pod">파드</Term>'],
  ['a quoted mistake', '<Correction lines="37">\n레이블 컬렉터라고 적혀 있습니다.\n</Correction>'],
  [
    'a file that an earlier command writes',
    fence('$ cp hello.yaml x; sed s/a/b/ hello.yaml > my.yaml\n$ kubectl apply -f my.yaml'),
  ],
  [
    'background, then what it goes on to print',
    `${fence('$ kubectl port-forward deploy/x 1:2', 'background')}\n${fence('Handling\n^C')}`,
  ],
  ['minikube', fence('$ minikube tunnel', 'needs=minikube term=2 background')],
  ['another cluster', fence('$ kubectl --context two get pods', 'needs=nodes=2')],
  ['a terminal', fence('$ kubectl exec -it deploy/client -- sh', 'needs=tty')],
  ['the internet, outside of chapters', fence('$ brew install kubectl', 'needs=internet')],
  [
    'a load balancer address',
    `${fence('$ minikube tunnel', 'needs=minikube term=2 background')}\n${fence("$ IP=$(kubectl get svc web -o jsonpath='{.status.loadBalancer.ingress[0].ip}')\n$ curl http://$IP:80\n$ kubectl get svc web", 'needs=minikube')}`,
  ],
  ['a failure that is shown', fence('$ kubectl apply -f sleep2. yaml\nerror: x', 'exit=1')],
])('fine: %s', (_name, body) => {
  expect(check(body)).toEqual([]);
});

test.each([
  ['<Failure>\n\ntext', ['page-syntax 4:1']],
  ['text {', ['page-syntax 4:7']],
  ['<Manifest file="hallo.yaml" />', ['page-missing-file 4:11']],
  ['<Manifest file="../package.json" />', ['page-file-outside 4:11']],
  ['<Manifest file="a/../../x.yaml" />', ['page-file-outside 4:11']],
  ['<Manifest file="/etc/passwd" />', ['page-file-outside 4:11']],
  ['<Manifest file="C:\\x.yaml" />', ['page-file-outside 4:11']],
  ['<Manifest file="link.yaml" />', ['page-file-symlink 4:11']],
  ['<Manifest />', ['page-file-attribute 4:1']],
  ['<Manifest file={name} />', ['page-file-attribute 4:11']],
  ['<Manifest file="hello.yaml" highlight="2-4" />', ['page-line-outside 4:11']],
  ['<Manifest file="hello.yaml" notes={{ 9: "x" }} />', ['page-line-outside 4:11']],
  ['```yaml\napiVersion: v1\nkind: Pod\n```', ['page-manifest-in-mdx 4:1']],
  ['```yml\nkind: "Pod"\napiVersion: "v1"\n```', ['page-manifest-in-mdx 4:1']],
  ['[a](/ch-02-label/)', ['page-broken-link 4:1']],
  ['[a](ch-02-labels)', ['page-broken-link 4:1']],
  ['[a][b]\n\n[b]: /nowhere/', ['page-broken-link 6:1']],
  ['[a](/ch-02-labels/#없는-제목)', ['page-broken-anchor 4:1']],
  ['## 하나\n\n[a](#둘)', ['page-broken-anchor 6:1']],
  ['[a](/manifests/nosuch.yaml)', ['page-broken-link 4:1']],
  ['![](x.png)', ['page-image-alt 4:1']],
  ['가 레이블 컬렉터\n나 엔드 포인트', ['page-spelling 4:3', 'page-spelling 5:3']],
  ['파드간 통신, 도에민, 셀레겉', ['page-spelling 4:1', 'page-spelling 4:9', 'page-spelling 4:14']],
  ['<Term id="pood">파드</Term>', ['page-unknown-term 4:7']],
  [fence('$ kubectl apply -f sleep2. yaml'), ['command-blank-in-path 5:20']],
  [fence('$ minikube service web —url', 'needs=minikube'), ['command-dash 5:24']],
  [fence('$ kubectl get pods', 'needs=minikube'), ['command-needs-list 5:1']],
  [fence('$ curl localhost:9090', 'needs=minikube'), ['command-needs-list 5:1']],
  [fence('$ kubectl get pods', 'needs=nodes=2'), ['command-needs-list 5:1']],
  [fence('$ kubectl get pods', 'needs=tty'), ['command-needs-list 5:1']],
  [fence('$ minikube ip'), ['command-needs-missing 5:1']],
  [fence('me@mac ch03 % kubectl get pods\nNAME'), ['console-nothing-running 5:1', 'command-prompt 5:1']],
  [fence('$ a\nme@mac ch03 % kubectl get pods'), ['command-prompt 6:1']],
  [fence('NAME READY'), ['console-nothing-running 5:1']],
  [`${fence('$ a', 'background')}\n${fence('$ b')}`, ['console-still-running 9:1']],
  [`${fence('$ a', 'background')}\n${fence('out\n^C')}\n${fence('x')}`, ['console-nothing-running 14:1']],
  [
    '<Failure id="f1">\n\n  ```console exi=1\n  $ kubectl get po —all\n  ```\n\n</Failure>',
    ['console-unknown-option 6:14', 'command-dash 7:20'],
  ],
])('wrong: %j', (body, expected) => {
  expect(check(body)).toEqual(expected);
});

test.each([
  ['description: x', ['page-frontmatter 2:1']],
  ['title: [', ['page-frontmatter 2:9']],
  ['title: x\nchapter: CH1', ['page-frontmatter 3:1']],
  ['title: x\nnotes: 1-5', ['page-frontmatter 3:1']],
  ['title: x\nnotes: ["1~5"]', ['page-frontmatter 3:1']],
  ['title: x\nsetup: svc-lab', ['page-frontmatter 3:1']],
  ['title: x\nsetup: { apply: [] }', ['page-frontmatter 3:1']],
  ['title: x\nsetup:\n  namespace: Svc_Lab', ['page-frontmatter 4:1']],
  ['title: x\nsetup:\n  namespace: a\n  aply: []', ['page-frontmatter-field 5:1']],
  ['title: x\nsetup:\n  namespace: a\n  wait: x', ['page-frontmatter 5:1']],
  ['title: x\ncleanup: kubectl delete ns a', ['page-frontmatter 3:1']],
  ['title: x\ncleanpu: []', ['page-frontmatter-field 3:1']],
  ['title: x\nsetup: { namespace: a, apply: [nosuch.yaml] }', ['page-missing-file 1:1']],
  ['title: x\nsidebar: { order: 1 }\nmine: 1', []],
])('head: %j', (head, expected) => {
  expect(check('text', `---\n${head}\n---\n`)).toEqual(expected);
});

test('says which manifests no page uses, and which links leave the folder', () => {
  const page = parsePage(`${HEAD}<Manifest file="hello.yaml" />\n`, { file: 'p.mdx' });
  const found = checkPages([page], site).map(({ code, file, severity }) => `${severity} ${code} ${file}`);
  expect(found).toEqual([
    'warning page-unused-manifest manifests/ns.yaml',
    'warning page-unused-manifest manifests/lb.yaml',
    'warning page-unused-manifest manifests/link.yaml',
    'error page-file-symlink manifests/link.yaml',
  ]);
});
