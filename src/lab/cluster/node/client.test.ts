import type { Cluster } from '@ngrok/webernetes';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { randomFrom } from '../random.ts';
import { dressClient } from './client.ts';

/** An API with one Deployment, to which something happens while its status is written. */
function deploymentApi(meanwhile: (stored: Json) => void): Json {
  const stored: Json = { metadata: { name: 'a', namespace: 'svc-lab', generation: 1, resourceVersion: '1' } };
  const appsv1 = {
    readNamespacedDeployment: async () => structuredClone(stored),
    replaceNamespacedDeploymentStatus: async ({ body }: Json) => {
      stored.status = body.status;
      stored.metadata.resourceVersion = '2';
      meanwhile(stored);
      return structuredClone(stored);
    },
  };
  const cluster = { kubeConfig: { makeApiClient: () => ({}) }, api: { corev1: {}, appsv1, discoveryv1: {} } };
  dressClient(cluster as unknown as Cluster, {
    random: randomFrom(1),
    now: () => 0,
    putDeployment: async () => undefined,
    nodeFor: async (_, __, wanted) => wanted,
  });
  return appsv1;
}

describe("a Deployment's status, written by its controller", () => {
  const write = async (api: Json) => {
    const body = { metadata: { name: 'a', namespace: 'svc-lab', generation: 1 }, status: { replicas: 1 } };
    await api.replaceNamespacedDeploymentStatus({ name: 'a', namespace: 'svc-lab', body });
    return body.metadata as Json;
  };

  it('is refused where the Deployment wants something else by now: the controller would never see it', async () => {
    const api = deploymentApi((stored) => {
      stored.metadata.generation = 2;
    });
    await expect(write(api)).rejects.toThrow('svc-lab/a has changed');
  });

  it('tells the controller of whatever else has changed', async () => {
    const api = deploymentApi((stored) => {
      stored.metadata.annotations = { 'kubernetes.io/change-cause': 'new' };
    });
    expect(await write(api)).toMatchObject({
      resourceVersion: '2',
      annotations: { 'kubernetes.io/change-cause': 'new' },
    });
  });
});
