import { expect, test } from 'vitest';
import { fileArguments } from './file-arguments.ts';

const manifests = new Set(['hello.yaml', 'client.yaml', 'broken/tab.yaml']);
const named = (command: string) =>
  fileArguments(command, manifests).map(({ start, end, name }) => [command.slice(start, end), name]);

test.each<[string, string[][]]>([
  [
    'kubectl apply -f hello.yaml -f client.yaml',
    [
      ['hello.yaml', 'hello.yaml'],
      ['client.yaml', 'client.yaml'],
    ],
  ],
  ['kubectl delete --filename=hello.yaml --wait', [['hello.yaml', 'hello.yaml']]],
  ["kubectl apply -n svc-lab -f './broken/tab.yaml'", [['./broken/tab.yaml', 'broken/tab.yaml']]],
  ['for i in 1 2; do kubectl apply -f hello.yaml; done', [['hello.yaml', 'hello.yaml']]],
  ['kubectl apply \\\n  -f hello.yaml', [['hello.yaml', 'hello.yaml']]],
  ['kubectl apply -f missing.yaml', []],
  ['kubectl apply -f sleep2. yaml', []],
  ['kubectl logs -f hello.yaml', []],
  ['cat hello.yaml', []],
  ['kubectl apply -f - < hello.yaml', []],
  ["kubectl apply -f - <<'END'\n-f hello.yaml\nEND", []],
  ['kubectl exec deploy/client -- cat -f hello.yaml', []],
])('%s', (command, expected) => {
  expect(named(command)).toEqual(expected);
});
