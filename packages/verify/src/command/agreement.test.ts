import { readFileSync } from 'node:fs';
import { type Definitions, loadDefinitions } from 'kubeconform-wasm';
import { beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { checkCommandLine } from './check.ts';

/** A command and what a real kubectl 1.37 said on a real cluster. */
interface Recorded {
  readonly cmd: string;
  readonly exit?: number;
  readonly stderr?: string;
  /** What decided: the command's own grammar, or what the cluster held. */
  readonly by?: 'grammar' | 'state' | 'worked';
}

const read = (name: string): Recorded[] =>
  readFileSync(new URL(`../../testdata/commands/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);

const worked = read('worked');
const grammar = read('grammar');
const state = read('state');

let definitions: Definitions;
beforeAll(async () => {
  definitions = await loadDefinitions('1.37');
});

const errorsOf = (cmd: string): Diagnostic[] =>
  checkCommandLine(cmd, { definitions }).filter(({ severity }) => severity === 'error');

/** Commands that worked although they hold a mistake: kubectl prints nothing where a field does not exist. */
const SILENT = [
  'kubectl get pods -o custom-columns=NAME:.metadata.name,NOPE:.spec.nosuch',
  "kubectl get pod kubia -o jsonpath='{.spec.nosuch}'",
  'kubectl get pods --sort-by=nosuch',
];

/** Where kubectl said something else because an object was missing, or the shell spoke before it. */
const OTHER_WORDS = [
  'kubectl get pods —all-namespaces',
  'kubectl get po —all-namespaces',
  'kubectl get pods – n default',
  'kubectl get pods -- all-namespaces',
  'kubectl rollout status pod kubia',
  'kubectl port-forward pod/nosuch 70000:80',
  'Kubectl get pods',
];

test('there are commands of all kinds', () => {
  expect(worked.length).toBeGreaterThan(500);
  expect(grammar.length).toBeGreaterThan(80);
  expect(state.length).toBeGreaterThan(80);
});

test('every command that failed by its grammar is found', () => {
  expect(grammar.filter(({ cmd }) => errorsOf(cmd).length === 0)).toEqual([]);
});

test('no command that worked is refused, but for fields that no object has', () => {
  const refused = worked.filter(({ cmd }) => errorsOf(cmd).length > 0).map(({ cmd }) => cmd);
  expect(refused).toEqual(SILENT);
  const codes = refused.flatMap((cmd) => errorsOf(cmd).map(({ code, layer }) => `${code} ${layer}`));
  expect([...new Set(codes)]).toEqual(['command-unknown-field guide']);
});

test('nothing is said of a command that failed for what its cluster held', () => {
  expect(state.filter(({ cmd }) => errorsOf(cmd).length > 0)).toEqual([]);
});

test('the detail is what kubectl said', () => {
  const plain = (text: string): string => text.trim();
  const different = grammar.filter(
    ({ cmd, stderr = '' }) =>
      !errorsOf(cmd).some(({ detail }) => detail && plain(stderr).includes(plain(detail))),
  );
  console.info(
    `commands: ${grammar.length} failed by their grammar, all found, ${grammar.length - different.length} with kubectl's own words; ${worked.length} worked, ${SILENT.length} with an empty field; ${state.length} failed by the cluster's state`,
  );
  expect(different.map(({ cmd }) => cmd).sort()).toEqual([...OTHER_WORDS].sort());
});

/** Probes that kubectl takes and we advise against: it prints nothing, or only a kubelet stumbles. */
const ADVICE = ["kubectl get pods --sort-by='{.metadata'", 'kubectl set image deploy/hello web=Nginx'];

test('wrong commands of every kind are refused as a real kubectl refuses them', () => {
  const probes = read('probes');
  expect(probes.length).toBeGreaterThan(280);
  const refused = probes.filter(({ exit }) => exit !== 0);
  const missed = refused.filter(({ cmd }) => errorsOf(cmd).length === 0).map(({ cmd }) => cmd);
  const extra = probes.filter(({ cmd, exit }) => exit === 0 && errorsOf(cmd).length > 0);
  const words = refused.filter(({ cmd, stderr = '' }) =>
    errorsOf(cmd).some(({ detail }) => detail && stderr.includes(detail.trim())),
  );
  console.info(
    `probes: ${probes.length}, refused ${refused.length}, ${words.length} of them in kubectl's own words`,
  );
  expect(missed).toEqual([]);
  expect(extra.map(({ cmd }) => cmd)).toEqual(ADVICE);
  expect(extra.flatMap(({ cmd }) => errorsOf(cmd)).every(({ layer }) => layer === 'guide')).toBe(true);
  expect(words.length / refused.length).toBeGreaterThan(0.94);
});

/** What kubectl knows and we do not: other versions of a kind, variables of templates, verbs of their own, JSON patches. */
const UNSEEN = [
  'kubectl explain pod --api-version=v2',
  "kubectl get svc hello -o go-template='{{$x}}'",
  'kubectl set env deployment/hello =b --dry-run=client',
  'kubectl apply -f hello.yaml --server-side=true --field-manager= --dry-run=server',
  'kubectl create role a --verb=use --resource=pods --dry-run=client',
  'kubectl patch svc hello --type=json -p=\'[{"op":"nope","path":"/spec/type"}]\' --dry-run=client',
  'kubectl explain cm.data.a',
];

/** kubectl does as it is told, and what comes of it is empty, refused later, or not what was meant. */
const UNWISE = [
  "kubectl get pods -o jsonpath='{.metadata.labels.app\\.kubernetes\\.io/name}'",
  'kubectl get pods -o jsonpath="{.items[*].metadata.annotations[\'a.b/c\']}"',
  'kubectl create service nodeport web --tcp=80 --node-port=80 --dry-run=server',
  'kubectl expose deploy hello --port=70000 --dry-run=client',
  'kubectl expose deploy hello --port=80 --type=nodeport --dry-run=client',
  'kubectl expose deploy hello --port=80 --protocol=udp --dry-run=client',
  "kubectl label svc hello 'a b=c' --dry-run=client",
  "kubectl annotate svc hello 'a b=c' --dry-run=client",
  'kubectl delete svc hello deploy hello --dry-run=client',
  "kubectl get svc hello -o jsonpath='{.spec.ports[?(@.port>)].port}'",
  "kubectl get svc hello -o jsonpath='{.spec.ports.port}'",
  "kubectl get svc hello -o jsonpath='{.spec.type|upper}'",
  "kubectl get svc --sort-by='.spec[type]'",
  'kubectl get svc -n -A',
  'kubectl get svc -n Default',
  'kubectl get svc -n kube_system',
  "kubectl run t --image=busybox --dry-run=client --labels='a b=c'",
  'kubectl run t --image=busybox --dry-run=client --port=0',
  'kubectl run T_x --image=busybox --dry-run=client',
  'kubectl expose deployment hello --port=80 --target-port=http-name-too-long-x --dry-run=client',
  'kubectl expose deployment hello --port=80 --type ClusterIp --dry-run=client',
  'kubectl set image deployment/hello web=NGINX --dry-run=client',
  "kubectl create deployment web --image='nginx latest' --dry-run=client",
];

test('commands that were written to be hard are judged as a real kubectl judges them', () => {
  const tricky = read('tricky');
  const by = (what: Recorded['by']) => tricky.filter((one) => one.by === what);
  expect(by('grammar').length).toBeGreaterThan(350);
  expect(by('worked').length).toBeGreaterThan(200);
  expect(by('state').length).toBeGreaterThan(60);
  const missed = by('grammar').filter(({ cmd }) => errorsOf(cmd).length === 0);
  expect(missed.map(({ cmd }) => cmd)).toEqual(UNSEEN);
  const refused = by('worked').filter(({ cmd }) => errorsOf(cmd).length > 0);
  expect(refused.map(({ cmd }) => cmd)).toEqual(UNWISE);
  const others = [...refused, ...by('state')].flatMap(({ cmd }) => errorsOf(cmd));
  expect(others.filter(({ layer }) => layer === 'api')).toEqual([]);
  const same = by('grammar').filter(({ cmd, stderr = '' }) =>
    errorsOf(cmd).some(({ detail }) => detail && stderr.includes(detail.trim())),
  );
  console.info(`tricky commands: ${by('grammar').length} refused, ${same.length} in kubectl's own words`);
  expect(same.length / by('grammar').length).toBeGreaterThan(0.95);
});
