import { readFile } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\nx: 1\n';

it('judges with what it fetches, and downloads the engine once', async () => {
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    fetched.push(url.pathname.replace(/.*assets/, ''));
    return new Response(await readFile(url));
  });
  const { createKubeconform, kinds, descriptions } = await import('./index.browser.ts');
  for (const kubernetesVersion of ['1.37', '1.36']) {
    const kc = await createKubeconform({ kubernetesVersion });
    expect(kc.validate(configMap)[0]).toMatchObject({ status: 'invalid', name: 'conf' });
  }
  expect((await kinds('1.37')).length).toBeGreaterThan(100);
  expect(Object.keys(await descriptions('1.37')).length).toBeGreaterThan(100);
  expect(fetched.sort()).toEqual([
    '/descriptions/1.37.2.json.gz',
    '/kubeconform.wasm.gz',
    '/schemas/1.36.3.json.gz',
    '/schemas/1.37.2.json.gz',
  ]);
});

it('says which download failed, and tries again', async () => {
  let up = false;
  vi.stubGlobal('fetch', async (url: URL) =>
    up ? new Response(await readFile(url)) : new Response('', { status: 503 }),
  );
  const { createKubeconform } = await import('./index.browser.ts');
  await expect(createKubeconform({ kubernetesVersion: '1.37' })).rejects.toThrow(
    /json\.gz answered 503|wasm\.gz answered 503/,
  );
  up = true;
  const kc = await createKubeconform({ kubernetesVersion: '1.37' });
  expect(kc.validate(configMap)[0]!.status).toBe('invalid');
});
