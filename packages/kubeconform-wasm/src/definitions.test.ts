import { describe, expect, it, test } from 'vitest';
import { descriptions, kinds, kubernetesVersions, loadDefinitions } from './index.ts';

const names = async (version: string) =>
  (await kinds(version)).map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);

describe('kinds', () => {
  test.each([...kubernetesVersions])('%s: what a server serves by default', async (version) => {
    const served = await names(version);
    expect(served).toEqual(
      expect.arrayContaining([
        'v1/Pod',
        'v1/Service',
        'v1/Endpoints',
        'v1/ServiceList',
        'apps/v1/Deployment',
        'batch/v1/CronJob',
        'discovery.k8s.io/v1/EndpointSlice',
        'networking.k8s.io/v1/Ingress',
        'rbac.authorization.k8s.io/v1/Role',
        'apiextensions.k8s.io/v1/CustomResourceDefinition',
        'apiregistration.k8s.io/v1/APIService',
      ]),
    );
    expect(served.filter((name) => /alpha|beta/.test(name))).toEqual([]);
    expect(served.filter((name) => name.startsWith('extensions/'))).toEqual([]);
  });

  it('knows a minor version and its shipped patch, and no other patch', async () => {
    const newest = kubernetesVersions.at(-1)!;
    expect(await names(newest.replace(/\.\d+$/, ''))).toEqual(await names(newest));
    await expect(kinds(`${newest}0`)).rejects.toThrow(`no schemas for Kubernetes ${newest}0`);
  });
});

describe('definitions', () => {
  test.each([...kubernetesVersions])('%s: every reference leads somewhere', async (version) => {
    const { definitions, kinds } = await loadDefinitions(version);
    const references = JSON.stringify(definitions).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g);
    const wanted = new Set([...Object.values(kinds), ...[...references].map(([, name]) => name!)]);
    expect(wanted.size).toBeGreaterThan(500);
    expect([...wanted].filter((name) => definitions[name] === undefined)).toEqual([]);
  });
});

it('describes every field', async () => {
  const texts = await descriptions('1.37');
  expect(texts['io.k8s.api.core.v1.ServicePort']!['targetPort']).toMatch(/port/);
  const { definitions } = await loadDefinitions('1.37');
  const undescribed = Object.keys(definitions)
    .map((name) => name.replace(/^root\./, '').replace(/\.status$/, ''))
    .filter((name) => texts[name] === undefined);
  expect(undescribed).toEqual([]);
});
