import { expect, test } from 'vitest';
import { setupCommands } from './setup-commands.ts';

test('one apply for all files, one wait for each condition, the first namespace to work in', () => {
  const setup = {
    namespace: ['svc-lab', 'svc-lab-other'] as [string, ...string[]],
    apply: ['hello.yaml', 'hello-svc.yaml'],
    wait: ['--for=condition=Available deploy/hello'],
    manual: false,
  };
  expect(setupCommands(setup)).toEqual([
    'kubectl apply -f ns.yaml',
    'kubectl config set-context --current --namespace=svc-lab',
    'kubectl apply -f hello.yaml -f hello-svc.yaml',
    'kubectl wait --for=condition=Available deploy/hello',
  ]);
});

test('nothing to apply, nothing to wait for', () => {
  const setup = { namespace: 'svc-lab', apply: [], wait: [], manual: false };
  expect(setupCommands(setup)).toHaveLength(2);
});
