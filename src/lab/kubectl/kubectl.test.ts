import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KubectlBench, kubectlBench } from './testing.ts';

let kubectl: KubectlBench;

beforeAll(async () => {
  kubectl = await kubectlBench();
  kubectl.files.set('/home/user/web.yaml', WEB);
  kubectl.files.set('/home/user/all/svc.yaml', SERVICE);
  kubectl.files.set('/home/user/all/cm.yaml', CONFIG_MAP);
  kubectl.files.set('/home/user/all/notes.txt', 'not a manifest');
}, 60_000);
afterAll(() => kubectl.bench.lab.close());

const AGNHOST = 'registry.k8s.io/e2e-test-images/agnhost:2.53';
const WEB = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - {name: web, image: '${AGNHOST}', args: [netexec, --http-port=8080], ports: [{containerPort: 8080}]}
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
`;
const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {a: "1"}
`;

describe('a Pod from its beginning to its end', () => {
  test.each<[line: string, exit: number, stdout: RegExp | string, stderr?: RegExp | string]>([
    ['get pods', 0, '', 'No resources found in default namespace.\n'],
    ['apply -f web.yaml --dry-run=server', 0, 'pod/web created (server dry run)\n'],
    ['apply -f web.yaml', 0, 'pod/web created\n'],
    ['apply -f web.yaml', 0, 'pod/web unchanged\n'],
    ['wait --for=condition=Ready pod/web --timeout=30s', 0, 'pod/web condition met\n'],
    ['get pods', 0, /^NAME +READY +STATUS +RESTARTS +AGE\nweb +1\/1 +Running +0 +\d+s\n$/],
    ['get pod/web -o name', 0, 'pod/web\n'],
    ['get po -l app=web --no-headers', 0, /^web +1\/1/],
    ["get pods -o 'jsonpath={.items[0].spec.nodeName}'", 0, 'minikube'],
    ['label pod web tier=front', 0, 'pod/web labeled\n'],
    ['label pod web tier=front', 0, 'pod/web not labeled\n'],
    [
      'label pod web tier=back',
      1,
      '',
      "error: 'tier' already has a value (front), and --overwrite is false\n",
    ],
    ['annotate pod web note=hi', 0, 'pod/web annotated\n'],
    ['exec web -- hostname', 0, 'web\n'],
    ["exec web -- sh -c 'exit 3'", 3, '', 'command terminated with exit code 3\n'],
    ['logs web --tail=1', 0, /\n$/],
    ['logs web -c nope', 1, '', 'error: container nope is not valid for pod web out of: web\n'],
    ['expose pod web --port=80 --target-port=8080 --name=front', 0, 'service/front exposed\n'],
    ['describe pod web', 0, /^Name: +web\n/],
    ['delete -f web.yaml', 0, 'pod "web" deleted from default namespace\n'],
    ['get pod web', 1, '', 'Error from server (NotFound): pods "web" not found\n'],
    ['delete pod web --ignore-not-found', 0, ''],
    ['delete svc front', 0, 'service "front" deleted from default namespace\n'],
  ])('%s', async (line, exit, stdout, stderr = '') => {
    const outcome = await kubectl.run(line);
    expect(outcome.stdout).toMatch(stdout instanceof RegExp ? stdout : exactly(stdout));
    expect(outcome.stderr).toMatch(stderr instanceof RegExp ? stderr : exactly(stderr));
    expect(outcome.exit).toBe(exit);
  });
});

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

describe('a Deployment', () => {
  test.each<[line: string, stdout: RegExp | string]>([
    [
      `create deployment hello --image=${AGNHOST} --replicas=2 -- /agnhost netexec`,
      'deployment.apps/hello created\n',
    ],
    ['rollout status deploy/hello', /deployment "hello" successfully rolled out\n$/],
    ['scale deploy hello --replicas=1', 'deployment.apps/hello scaled\n'],
    ['set image deploy/hello *=busybox:1.36', 'deployment.apps/hello image updated\n'],
    ['rollout undo deploy/hello', 'deployment.apps/hello rolled back\n'],
    ['rollout restart deploy hello', 'deployment.apps/hello restarted\n'],
    ['rollout status deploy hello', /successfully rolled out\n$/],
    ['patch deploy hello -p \'{"metadata":{"labels":{"a":"b"}}}\'', 'deployment.apps/hello patched\n'],
    ['patch ns default -p \'{"metadata":{"labels":{"a":"b"}}}\'', 'namespace/default patched\n'],
    ['patch ns default -p \'{"metadata":{"labels":{"a":"b"}}}\'', 'namespace/default patched (no change)\n'],
    ['get deploy,rs', /^NAME +READY.*\ndeployment.apps\/hello .*\n\nNAME +DESIRED.*replicaset.apps\/hello-/s],
    ['delete deploy hello', 'deployment.apps "hello" deleted from default namespace\n'],
  ])('%s', async (line, stdout) => {
    const outcome = await kubectl.run(line);
    expect(outcome.stderr).toBe('');
    expect(outcome.stdout).toMatch(stdout instanceof RegExp ? stdout : exactly(stdout));
    expect(outcome.exit).toBe(0);
  });
});

test('a folder, and standard input', async () => {
  expect((await kubectl.run('apply -f all')).stdout).toBe(
    'configmap/settings created\nservice/web created\n',
  );
  const changed = CONFIG_MAP.replace('"1"', '"2"');
  expect((await kubectl.run('apply -f -', { stdin: changed })).stdout).toBe(
    'configmap/settings configured\n',
  );
  expect((await kubectl.run('delete -f all/')).stdout).toBe(
    'configmap "settings" deleted from default namespace\nservice "web" deleted from default namespace\n',
  );
});

test('a watch ends with its signal, and showed what happened', async () => {
  const watching = kubectl.run('get cm -w --output-watch-events', { seconds: 3 });
  await kubectl.run('create configmap seen --from-literal=a=b');
  await kubectl.run('delete cm seen');
  const { exit, stdout } = await watching;
  expect(stdout.split('\n').map((line) => line.split(/ +/).slice(0, 2))).toEqual(
    expect.arrayContaining([
      ['ADDED', 'seen'],
      ['DELETED', 'seen'],
    ]),
  );
  expect(exit).toBe(1);
});

test('contexts are kept in the file', async () => {
  await kubectl.run('config set-context --current --namespace=svc-lab');
  expect(await kubectl.run('get pods')).toMatchObject({
    stderr: 'No resources found in svc-lab namespace.\n',
  });
  expect((await kubectl.run('config view --minify')).stdout).toContain('namespace: svc-lab');
  await kubectl.run('config set-context --current --namespace=default');
  expect(kubectl.files.get('/home/user/.kube/config')).toContain('namespace: default');
});

test.each([
  ['get', 'error: Required resource not specified.'],
  [
    'get pods -o widee',
    'unable to match a printer suitable for the output format "widee", allowed formats are: custom-columns',
  ],
  ['get pods --context=nope', 'Error in configuration: context was not found for specified context: nope\n'],
  ['get pods --kubeconfig=/nope', 'error: stat /nope: no such file or directory\n'],
  ['get pods -s http://127.0.0.1:9', 'The connection to the server 127.0.0.1:9 was refused'],
  ['apply -f nope.yaml', 'error: the path "nope.yaml" does not exist\n'],
  [
    'create service x',
    'error: unknown command "x"\nSee \'kubectl create service -h\' for help and examples\n',
  ],
  ['run x --image=Nginx', 'error: invalid image name "Nginx": invalid reference format\n'],
  ['run x', 'error: required flag(s) "image" not set\n'],
  ['wait --for=condition=Ready pod/nope', 'Error from server (NotFound): pods "nope" not found\n'],
  [
    'port-forward svc/kubernetes 8080:99',
    "cannot attach to *v1.Service: invalid service 'kubernetes': Service is defined without a selector\n",
  ],
  ['debug x', 'error: you must specify --image when not using --copy-to.\n'],
  ['proxy', '"kubectl proxy"을(를) 지원하지 않습니다.'],
])('%s is refused', async (line, stderr) => {
  const outcome = await kubectl.run(line);
  expect(outcome.stderr).toContain(stderr);
  expect(outcome.exit).toBe(1);
});

test('help', async () => {
  const { stdout, exit } = await kubectl.run('port-forward --help');
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^Forward one or more local ports to a pod\.\n/);
  expect(stdout).toContain('    --address=[localhost]:\n\t');
  expect(stdout).toMatch(/Usage:\n {2}kubectl port-forward TYPE\/NAME \[options\]/);
  expect(stdout).toMatch(
    /\nUse "kubectl options" for a list of global command-line options \(applies to all commands\)\.\n$/,
  );
});
