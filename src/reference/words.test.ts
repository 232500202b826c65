import { expect, test } from 'vitest';
import { callsOfCommand } from './words.ts';

const names = (command: string): string[] =>
  callsOfCommand(command).map(({ where, tool, verb }) =>
    [where === 'inside' ? '>' : '', tool, verb].filter(Boolean).join(' '),
  );

test.each([
  ['kubectl get pods -o wide', ['kubectl get']],
  ['kubectl --context two -n svc-lab get pods', ['kubectl get']],
  ['kubectl config set-context --current --namespace=svc-lab', ['kubectl config set-context']],
  ['kubectl rollout status deployment/hello | tail -1', ['kubectl rollout status', 'tail']],
  ['IP=$(kubectl get pod solo -o name)', ['kubectl get']],
  ['OLD=10.0.0.1', []],
  ['kubectl exec deploy/client -- curl -s hello; echo', ['kubectl exec', '> curl', 'echo']],
  ["kubectl exec deploy/client -- sh -c 'env | grep HELLO'", ['kubectl exec', '> env', '> grep']],
  ['kubectl run slow --image=agnhost -- netexec --http-port=80', ['kubectl run']],
  ['minikube ssh -p two -- sudo iptables-save -t nat', ['minikube ssh', '> iptables-save']],
  ['sudo install -m 0755 kubectl /usr/local/bin/', ['install']],
  ['for i in 1 2; do curl -s localhost; done', ['curl']],
])('%s', (command, expected) => {
  expect(names(command)).toEqual(expected);
});
