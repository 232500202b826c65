import { expect, test } from 'vitest';
import { openDesktop } from '../lab/index.ts';
import { watchPicture } from './watch.ts';

test('what happened before a request is told before it', async () => {
  const { lab, computer, close } = await openDesktop({ seed: 1, time: 'simulated' });
  const session = computer.session({ keyboard: false });
  const run = async (script: string) => {
    const execution = session.exec(script);
    await lab.clock.drive(execution.exit);
  };
  const told: string[] = [];
  const stop = watchPicture(
    { api: lab.api, network: lab.network, namespaces: ['default'] },
    {
      scene: (_, changes) => told.push(`scene: ${changes.join(' / ')}`),
      flow: ({ text }) => told.push(`flow: ${text}`),
    },
  );
  const image = '--image=registry.k8s.io/e2e-test-images/agnhost:2.53';
  await run(`kubectl run client ${image} -- pause; kubectl wait --for=condition=Ready pod/client`);
  await run(`kubectl create deployment web ${image} -- /agnhost netexec --http-port=8080`);
  await run(
    'kubectl expose deployment web --port=80 --target-port=8080; kubectl rollout status deployment/web',
  );
  // It is looked at in real time: the Pod has been seen before it goes.
  await expect.poll(() => told.join('\n')).toMatch(/파드 web-\S+/);
  await run('kubectl scale deployment web --replicas=0; kubectl wait --for=delete pod -l app=web');
  await run('kubectl exec client -- curl -sS -m 2 http://web/');
  stop();
  await close();
  expect(told.at(-1)).toMatch(/^flow: .*하나도 없어서 거절되었습니다/);
  const gone = told.findIndex(
    (text) => text.startsWith('scene: ') && /파드 web-\S+: 사라졌습니다/.test(text),
  );
  expect(gone).toBeGreaterThan(-1);
});
