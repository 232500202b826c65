import { type Definitions, loadDefinitions } from 'kubeconform-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { checkGrammar } from './grammar.ts';

let definitions: Definitions;
beforeAll(async () => {
  definitions = await loadDefinitions('1.37');
});

const run = (text: string): Diagnostic[] =>
  checkGrammar({ file: 'p.mdx', text, line: 7, column: 3 }, definitions);
const check = (text: string): string[] =>
  run(text).map(
    ({ code, line, column, endLine, endColumn }) =>
      `${code} ${line}:${column}-${endLine === line ? '' : `${endLine}:`}${endColumn}`,
  );
/** The text after the first fix of the first finding. */
function fixed(text: string): string | undefined {
  const edit = run(text)[0]?.fixes?.[0]?.edits[0];
  if (!edit) return undefined;
  const { start, end } = edit.range;
  return text.slice(0, start.column - 3) + edit.text + text.slice(end.column - 3);
}

describe('where calls stand', () => {
  test.each([
    ['echo a; kubectl get podz', ['command-unknown-resource 7:23-27']],
    ['kubectl get po -o name | xargs kubectl delet', ['command-unknown-command 7:42-47']],
    ['kubectl get po -o name | xargs -I{} kubectl describe {}', []],
    ['kubectl get po -o name | xargs kubectl delete', []],
    ['X=$(kubectl get podz)', ['command-unknown-resource 7:19-23']],
    ['for p in a b; do kubectl get podz; done', ['command-unknown-resource 7:32-36']],
    ["sh -c 'kubectl get podz'", ['command-unknown-resource 7:22-26']],
    ['bash -lc "kubectl get podz $X"', ['command-unknown-resource 7:25-29']],
    ['timeout -s INT 5 kubectl get podz', ['command-unknown-resource 7:32-36']],
    ['watch -n 1 kubectl get podz', ['command-unknown-resource 7:26-30']],
    ["watch 'kubectl get podz'", ['command-unknown-resource 7:22-26']],
    ['sudo A=b kubectl get podz', ['command-unknown-resource 7:24-28']],
    ['env A=b kubectl get podz', ['command-unknown-resource 7:23-27']],
    ['A=b kubectl get podz', ['command-unknown-resource 7:19-23']],
    ['k get podz', ['command-unknown-resource 7:9-13']],
    ['minikube kubectl -- get podz', ['command-unknown-resource 7:27-31']],
    ['kubectl get \\\n  podz \\\n  -o wide', ['command-unknown-resource 8:5-9']],
    ["bash <<'END'\nkubectl get podz\nEND", ['command-unknown-resource 8:15-19']],
    ['cat <<END\n$(kubectl get podz)\nEND', ['command-unknown-resource 8:17-21']],
    [
      '! kubectl get podz && (kubectl get svcs)',
      ['command-unknown-resource 7:17-21', 'command-unknown-resource 7:38-42'],
    ],
    ['kubectl exec hello -- kubectl get podz', []],
    ['echo kubectl get podz', []],
  ] as const)('%s', (text, expected) => {
    expect(check(text)).toEqual(expected);
  });
});

describe('places within words', () => {
  test.each([
    ["kubectl get pod x -o jsonpath='{.status.podIp}'", ['command-unknown-field 7:43-48']],
    ['kubectl get pod x -o "jsonpath={.status.podIp}"', ['command-unknown-field 7:43-48']],
    ['kubectl get po -o custom-columns=N:.metadata.nam,I:.status.podIP', ['command-unknown-field 7:48-51']],
    [
      'kubectl get po -o jsonpath=\'{.items[?(@.status.fase=="Running")].metadata.name}\'',
      ['command-unknown-field 7:50-54'],
    ],
    ["kubectl get po -o jsonpath='{range .items[*]}{.metadata.nme}{end}'", ['command-unknown-field 7:59-62']],
    ["kubectl get pods -o jsonpath='{.metadata.name}'", ['command-unknown-field 7:44-48']],
    ["kubectl get pods,svc -o jsonpath='{.items[*].spec.clusterIP}'", []],
    ["kubectl get cm x -o jsonpath='{.data.any\\.thing}'", []],
    ["kubectl wait pod/x --for=jsonpath='{.status.fase}'=Running", ['command-unknown-field 7:47-51']],
    ['kubectl get foos.example.com', ['command-unknown-resource 7:15-31']],
    ['kubectl get pods,svcs', ['command-unknown-resource 7:20-24']],
    ['kubectl explain pod.spec.container', ['command-explain-field 7:28-37']],
    ['kubectl get pods --field-selector=status.phase=Running,spec.foo=x', ['command-field-selector 7:58-66']],
    ['kubectl label pod x app=-x', ['command-label 7:27-29']],
    ['kubectl port-forward x 8000:70000', ['command-flag-type 7:31-36']],
  ] as const)('%s', (text, expected) => {
    expect(check(text)).toEqual(expected);
  });
});

test.each([
  ['kubectl gte pods', 'kubectl get pods'],
  ['kubectl get pods --all-namespace', 'kubectl get pods --all-namespaces'],
  ['kubectl get pods -all-namespaces', 'kubectl get pods --all-namespaces'],
  ['kubectl get pods -namespace demo', 'kubectl get pods --namespace demo'],
  ['kubectl run x --image=nginx --restart=never', 'kubectl run x --image=nginx --restart=Never'],
  ['kubectl expose deploy x --port=80 --type=nodeport', 'kubectl expose deploy x --port=80 --type=NodePort'],
  ['kubectl get podss -o wide', 'kubectl get pods -o wide'],
  ['kubectl get pods -owidee', 'kubectl get pods -owide'],
  ['kubectl get pods – n default', 'kubectl get pods -n default'],
  ['kubectl get pods -- all-namespaces', 'kubectl get pods --all-namespaces'],
  ["kubectl get pod x -o jsonpath='{.status.podIp}'", "kubectl get pod x -o jsonpath='{.status.podIP}'"],
  ['kubectl wait pod/x --for=Ready', 'kubectl wait pod/x --for=condition=Ready'],
  ['kubectl get pods --all_namespaces', 'kubectl get pods --all-namespaces'],
])('%s is mended', (text, expected) => {
  expect(fixed(text)).toBe(expected);
});

test.each([
  ['kubectl get pods $FLAGS'],
  ['kubectl get $TYPE x'],
  ['kubectl get "$THING"'],
  ['kubectl label pod "$POD" app=x'],
  ['kubectl exec "$POD" -- ls'],
  ['kubectl exec $POD -- ls'],
  ['kubectl scale deploy/x --replicas=$N'],
  ['kubectl run x $OPTIONS'],
  ['kubectl logs $(kubectl get po -o name)'],
  ['kubectl port-forward svc/x "$PORT:80"'],
  ['kubectl get pod x -o jsonpath="{.status.$FIELD}"'],
  ['kubectl config use-context $(kubectl config current-context)'],
])('what an expansion holds is not judged: %s', (text) => {
  expect(check(text)).toEqual([]);
});

test('an old flag is explained', () => {
  const [found] = run('kubectl run x --image=nginx --generator=run-pod/v1');
  expect(found?.message).toContain('없어졌습니다');
  expect(found?.message).toContain('kubectl create deployment');
  expect(found?.detail).toBe("error: unknown flag: --generator\nSee 'kubectl run --help' for usage.");
});
