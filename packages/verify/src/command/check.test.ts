import { expect, test } from 'vitest';
import { type CommandContext, checkCommand } from './check.ts';

const files = new Set(['hello.yaml', 'hello-svc.yaml', 'ns.yaml', 'broken/tab.yaml', 'sleep2.yaml']);
const context: CommandContext = {
  folder: { files, written: new Set(['mine.yaml']), published: 'https://guide.example/k8s/manifests/' },
  known: 'addresses: [192.0.2.10]\nname: office-api-manual-1\nclusterIP: 10.96.7.7\n',
  fails: false,
};
const check = (text: string, fails = false) =>
  checkCommand({ file: 'p.mdx', text, line: 7, column: 3 }, { ...context, fails }).map(
    ({ code, line, column, endColumn }) => `${code} ${line}:${column}-${endColumn}`,
  );

test.each([
  'kubectl get pods',
  "kubectl get pod -l app=hello -o jsonpath='{.items[0].metadata.name}'",
  'kubectl get pod -l app=hello -o jsonpath="{.items[*].status.podIP}"',
  "POD=$(kubectl get pod -l app=hello -o jsonpath='{.items[0].metadata.name}')",
  'kubectl label pod "$POD" app=debug --overwrite',
  'kubectl apply -f hello.yaml -f ./hello-svc.yaml --filename=ns.yaml',
  'kubectl apply -fhello.yaml',
  'kubectl apply -f hello.yaml,hello-svc.yaml',
  'kubectl apply -f <(cat hello.yaml)',
  'kubectl apply -f broken',
  'kubectl apply -f broken/',
  'kubectl apply -f .',
  'kubectl apply -f broken/*.yaml',
  'kubectl apply -f https://guide.example/k8s/manifests/hello.yaml',
  'kubectl apply -f https://elsewhere.example/x.yaml',
  'kubectl apply -f mine.yaml',
  'kubectl apply -f "$FILE"',
  'kubectl logs -f deploy/hello',
  "sed 's/app: hello/app: hi/' hello.yaml | kubectl apply -f -",
  "kubectl apply -f - <<'END'\nkind: Namespace\nmetadata: {name: <name>} # [x] ? !\nEND",
  'kubectl exec solo -- curl -s "localhost:8080/exit?code=1"',
  "curl -s 'localhost:8000/echo?msg=hi' | jq '.[0]'",
  'kubectl port-forward deploy/dice-api 8000:8080',
  'curl 192.0.2.10:8080',
  'nslookup kube-dns.kube-system.svc.cluster.local 10.96.0.10',
  'curl 10.96.7.7',
  'kubectl get endpointslices office-api-manual-1',
  'for i in 1 2 3; do curl -s localhost:8000; done',
  'for i in {1..3}; do curl -s localhost:8000; done',
  'echo {a..c}{1..9..2}',
  'if [ ! -f x ]; then echo no; fi',
  '[[ $A == b* ]] && echo yes',
  "echo 'hey!you' && ! false",
  'A=a?b; echo "$A"',
  'kubectl get svc hello-svc25 hello-web',
  'kubectl get pods -n kube-system | grep coredns',
  'cat hello.yaml',
  'kubectl exec deploy/client -- sh -c "sleep 1; hostname"',
  "kubectl get pods -o custom-columns='NAME:.metadata.name,IP:.status.podIP'",
  'kubectl get pods -o custom-columns=NAME:.metadata.name',
  'echo a#b',
  "curl -s -w '%{remote_ip}:%{remote_port}\\n' http://hello/hostname",
])('fine: %s', (text) => {
  expect(check(text)).toEqual([]);
});

test.each([
  ['kubectl get po —all-namespaces', ['command-dash 7:18-33']],
  ['minikube service web –url', ['command-dash 7:24-28']],
  ['kubectl get pods —n x', ['command-dash 7:20-22']],
  [
    'kubectl get pods -o jsonpath=‘{.items}’',
    ['command-smart-quote', 'command-smart-quote', 'command-braces'],
  ],
  ['kubectl get\u00a0pods', ['command-hidden-character 7:14-15']],
  ['kubectl get po\u200bds', ['command-hidden-character 7:17-18']],
  ['kubectl get\tpods', ['command-hidden-character 7:14-15']],
  ['minukube start', ['command-unknown-tool 7:3-11']],
  ['kubctl get pods', ['command-unknown-tool 7:3-9']],
  ['X=$(kuebctl get pods)', ['command-unknown-tool 7:7-14']],
  ['me@host ch03 % kubectl get pods', ['command-prompt 7:3-18']],
  ['ch03 % kubectl get pods', ['command-prompt 7:3-10']],
  ['kubectl describe pod <name>', ['command-placeholder 7:24-30']],
  ['kubectl describe pod <파드 이름>', ['command-placeholder 7:24-31']],
  ['kubectl get svc [service-name]', ['command-placeholder 7:19-33']],
  ['kubectl get svc YOUR_SERVICE', ['command-placeholder 7:19-31']],
  ['kubectl get svc your-service', ['command-placeholder 7:19-31']],
  ['kubectl get svc {service-name}', ['command-placeholder 7:19-33']],
  ['kubectl get pods ...', ['command-placeholder 7:20-23']],
  ['kubectl label pod hello-74b76c7b77-4k4mn app=debug', ['command-made-name 7:21-43']],
  ['kubectl get endpointslice hello-gwn9t', ['command-made-name 7:29-40']],
  ['curl 10.244.0.8:8080', ['command-made-name 7:8-18']],
  ['kubectl exec deploy/client -- curl http://10.101.3.4', ['command-made-name 7:45-55']],
  ['echo 4954e15d-78e8-4f0a-9208-6e44398cfa6f', ['command-made-name 7:8-44']],
  ['kubectl apply -f sleep2. yaml', ['command-blank-in-path 7:20-32']],
  ['kubectl apply -f sleep/sleep2. yaml', ['command-blank-in-path 7:20-38']],
  ['kubectl apply -f hello .yaml', ['command-blank-in-path 7:20-31']],
  ['kubectl apply -f broken/ tab.yaml', ['command-arguments 7:28-36']],
  ['kubectl apply -f helo.yaml', ['command-missing-file 7:20-29']],
  ['kubectl apply -f hello.yaml --filename nosuch.yaml', ['command-missing-file 7:42-53']],
  ['kubectl apply --filename=nosuch.yaml', ['command-missing-file 7:17-39']],
  ['kubectl create -f https://guide.example/k8s/manifests/nosuch.yaml', ['command-missing-file 7:21-68']],
  ['kubectl apply -f hello.yaml,nosuch.yaml', ['command-missing-file 7:20-42']],
  ['kubectl apply -f ../secret.yaml', ['command-file-outside 7:20-34']],
  ['kubectl apply -f broken/../../x.yaml', ['command-file-outside 7:20-39']],
  ['kubectl apply -f /etc/x.yaml', ['command-file-outside 7:20-31']],
  ['kubectl apply -f ~/x.yaml', ['command-file-outside 7:20-28']],
  ['cat nosuch.yaml', ['command-missing-file 7:7-18']],
  ['kubectl apply -f - < nosuch.yaml', ['command-missing-file 7:24-35']],
  ['curl localhost:8080/exit?code=1', ['command-zsh-pattern 7:8-34']],
  ['curl localhost:8080/[x]{1}', ['command-zsh-pattern 7:8-29']],
  ['kubectl delete -f nosuch*.yaml', ['command-zsh-pattern 7:21-33']],
  ['kubectl get pod -o jsonpath={.items[0].metadata.name}', ['command-braces 7:22-56']],
  ['kubectl get pod -o jsonpath={.metadata.name}', ['command-braces 7:22-47']],
  ["kubectl get pod -o jsonpath={.status.podIP}{'\\n'}", ['command-braces 7:22-52']],
  ['[ $A == b ]', ['command-zsh-equals 7:8-10']],
  ['=curl localhost', ['command-zsh-equals 7:3-8']],
  ['echo "hey!you"', ['command-history 7:12-17']],
  ['kubectl get pods # list', ['command-zsh-comment 7:20-26']],
  ['# just a note', ['command-zsh-comment 7:3-16']],
  ['kubectl get pods )', ['command-syntax 7:20-21']],
  ['kubectl get \\\n  po —all', ['command-dash 8:8-12']],
] as const)('wrong: %s', (text, expected) => {
  const found = check(text);
  expect(found.map((each, index) => (expected[index]?.includes(' ') ? each : each.split(' ')[0]))).toEqual(
    expected,
  );
});

test('a word with a variable is put in quotes that keep it', () => {
  const text = 'curl http://$(minikube ip):$PORT/?a=1';
  const [found] = checkCommand({ file: 'p.mdx', text, line: 7, column: 3 }, context);
  expect(found?.message).toContain('"http://$(minikube ip):$PORT/?a=1"처럼');
});

test.each([
  'minukube start',
  'kubectl apply -f sleep2. yaml',
  'kubectl apply -f nosuch.yaml',
  'kubectl get po —all-namespaces',
])('a command that is meant to fail may show it: %s', (text) => {
  expect(check(text, true)).toEqual([]);
  expect(check(text, false)).not.toEqual([]);
});

test('a dash comes with the text to write', () => {
  const [found] = checkCommand({ file: 'p', text: 'a —url', line: 1, column: 1 }, context);
  expect(found?.message).toBe('"—url"은 긴 줄표라서 플래그가 아닙니다. --url로 쓰세요.');
  expect(found?.fixes?.[0]?.edits[0]).toMatchObject({
    text: '--url',
    range: { start: { line: 1, column: 3 } },
  });
});
