import { expect, test } from 'vitest';
import { mayNeed } from './needs.ts';
import { readShell } from './shell.ts';

const around = {
  loadBalancers: new Set<string>(),
  tunnel: false,
  addresses: new Set<string>(),
  outside: new Set(['site-alias', 'example.com']),
};

test.each([
  ['internet', 'kubectl exec deploy/client -- curl -sI http://site-alias/', true],
  ['internet', "kubectl exec deploy/client -- curl -H 'Host: example.com' http://x/", true],
  ['internet', 'kubectl exec deploy/client -- curl http://hello/', false],
  ['internet', 'curl http://my-site-alias/', false],
  ['tty', 'kubectl run tmp --rm -it --image=x -- sh', true],
  ['tty', 'kubectl run tmp --rm -i --image=x -- sh', false],
  ['nodes=2', 'kubectl --context two get nodes', true],
  ['nodes=2', 'kubectl get nodes', false],
  ['minikube', 'minikube ip', true],
  ['minikube', 'kubectl get svc', false],
])('%s may be needed by %s: %s', (need, command, expected) => {
  expect(mayNeed(need, command, readShell(command).commands, around)).toBe(expected);
});
