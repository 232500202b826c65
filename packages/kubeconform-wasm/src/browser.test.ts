import { readFile } from 'node:fs/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { kubernetesVersions } from './versions.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const oldest = kubernetesVersions[0]!;
const newest = kubernetesVersions.at(-1)!;
const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\nx: 1\n';

it('judges with what it fetches, and downloads the engine once', async () => {
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    fetched.push(url.pathname.replace(/.*assets/, ''));
    return new Response(await readFile(url));
  });
  const { createKubeconform, kinds, descriptions } = await import('./index.browser.ts');
  for (const kubernetesVersion of [newest, oldest]) {
    const kc = await createKubeconform({ kubernetesVersion });
    expect(kc.validate(configMap)[0]).toMatchObject({ status: 'invalid', name: 'conf' });
  }
  expect((await kinds(newest)).length).toBeGreaterThan(100);
  expect(Object.keys(await descriptions(newest)).length).toBeGreaterThan(100);
  expect(fetched.sort()).toEqual([
    `/descriptions/${newest}.json.gz`,
    '/kubeconform.wasm.gz',
    `/schemas/${oldest}.json.gz`,
    `/schemas/${newest}.json.gz`,
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
