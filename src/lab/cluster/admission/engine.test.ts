import { createApiServer } from 'kube-apiserver-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusError } from '../../api.ts';
import type { Json } from '../json.ts';
import { services } from '../server/resources.ts';
import { type Bench, bench, NAMESPACE, pod, resourceOf, server, service } from '../testing.ts';
import { engineAdmission } from './engine.ts';

let lab: Bench;
beforeAll(async () => {
  lab = await bench({ admission: engineAdmission(await createApiServer()) });
}, 60_000);
afterAll(async () => {
  await lab.lab.close();
});

const create = (object: Json) =>
  lab.lab.api.create(resourceOf(object), NAMESPACE, object, { fieldValidation: 'strict' });

describe('with the API server itself at the door', () => {
  it.each<[what: string, object: Json, code: number, message: string]>([
    [
      'an unknown field',
      service('web', { selectr: {} }),
      400,
      'Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.selectr"',
    ],
    [
      'a wrong type',
      service('web', { ports: [{ port: 'http' }] }),
      400,
      'Service in version "v1" cannot be handled as a Service: json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32',
    ],
    [
      'a wrong value',
      service('web', { sessionAffinity: 'ClientIp' }),
      422,
      'Service "web" is invalid: spec.sessionAffinity: Unsupported value: "ClientIp": supported values: "ClientIP", "None"',
    ],
    [
      'a protocol in lower case',
      pod('p', { ports: [{ containerPort: 80, protocol: 'tcp' }] }),
      422,
      'Pod "p" is invalid: spec.containers[0].ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
    ],
  ])('%s', async (_, object, code, message) => {
    const error = await create(object).then(
      () => undefined,
      (reason: unknown) => reason as StatusError,
    );
    expect(error?.status).toMatchObject({ code, message });
  });

  it('what is right runs, and can be changed', async () => {
    await lab.apply(server('web'), service('web', {}), service('plain', {}));
    await lab.settle();
    expect((await lab.list('pods', NAMESPACE, 'app=web'))[0].status.phase).toBe('Running');
    const changed: Json = await lab.lab.api.patch(services, NAMESPACE, 'web', 'strategic', {
      spec: { type: 'NodePort' },
    });
    expect(changed.spec.ports[0].nodePort).toBeGreaterThanOrEqual(30000);
    await expect(
      lab.lab.api.patch(services, NAMESPACE, 'plain', 'merge', { spec: { clusterIP: 'None' } }),
    ).rejects.toThrow(
      'Service "plain" is invalid: spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
    );
  });

  it('what is created is not what was applied', async () => {
    const object = service('noted', {});
    const made: Json = await create({
      ...object,
      metadata: { ...object.metadata, annotations: { note: 'x' } },
    });
    expect(made.metadata.annotations).toEqual({ note: 'x' });
  });

  it('what a change adds that the server does not know is told of, and not kept', async () => {
    await create(service('odd', {}));
    const told: string[] = [];
    const onWarning = (text: string) => void told.push(text);
    const before: Json = await lab.lab.api.get(services, NAMESPACE, 'odd');
    const patch = { spec: { nosuch: 1 } };
    const after: Json = await lab.lab.api.patch(services, NAMESPACE, 'odd', 'strategic', patch, {
      onWarning,
    });
    expect(told).toEqual(['unknown field "spec.nosuch"']);
    expect(after).toEqual(before);
    const wrong = lab.lab.api.patch(services, NAMESPACE, 'odd', 'strategic', {
      spec: { ports: [{ port: '80' }] },
    });
    await expect(wrong).rejects.toThrow(/^ "" is invalid: patch: Invalid value: "map\[spec:map\[ports:/);
  });

  it('a type that is taken away is the default again', async () => {
    await create(service('alias', { type: 'ExternalName', externalName: 'example.com' }));
    const changed: Json = await lab.lab.api.patch(services, NAMESPACE, 'alias', 'strategic', {
      spec: { type: null, externalName: null },
    });
    expect(changed.spec.type).toBe('ClusterIP');
    expect(changed.spec.clusterIP).toMatch(/^10\./);
  });
});
