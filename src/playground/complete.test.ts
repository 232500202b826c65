import { type Definitions, type Descriptions, descriptions, loadDefinitions } from 'kubeconform-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { completionsAt, fieldUnder } from './complete.ts';
import { descriptionOf, valuesOf } from './schema.ts';

let definitions: Definitions;
let texts: Descriptions;
beforeAll(async () => {
  [definitions, texts] = await Promise.all([loadDefinitions('1.37'), descriptions('1.37')]);
});

const at = (marked: string) => completionsAt(definitions, marked.replace('|', ''), marked.indexOf('|'));
const labels = (marked: string) => at(marked)?.options.map(({ label }) => label);
const SERVICE = 'apiVersion: v1\nkind: Service\n';

describe('completionsAt', () => {
  test.each([
    ['|', ['apiVersion', 'kind', 'metadata']],
    ['apiVersion: |\nkind: Service', ['v1']],
    ['apiVersion: |\nkind: Deployment', ['apps/v1']],
    ['apiVersion: discovery.k8s.io/v1\nkind: |', ['EndpointSlice']],
    [`${SERVICE}spec:\n  type: |`, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']],
    [`${SERVICE}spec:\n  type: Cl|uster`, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']],
    [`${SERVICE}spec:\n  publishNotReadyAddresses: |`, ['true', 'false']],
    [`${SERVICE}spec:\n  ipFamilies:\n  - |`, ['IPv4', 'IPv6']],
    [`${SERVICE}spec:\n  ports:\n  - port: 80\n    protocol: |`, ['SCTP', 'TCP', 'UDP']],
    [`${SERVICE}spec:\n  clusterIP: |`, undefined],
    [`${SERVICE}spec:\n  selector:\n    |`, undefined],
    [`${SERVICE}spec:\n  nothing:\n    |`, undefined],
    ['apiVersion: v1\nkind: __proto__\nspec:\n  |', undefined],
  ])('%j', (marked, expected) => expect(labels(marked)).toEqual(expected));

  test('fields that must be there come first, those that stand there are left out', () => {
    const found = labels(`${SERVICE}spec:\n  ports:\n  - name: a\n    |`);
    expect(found?.[0]).toBe('port');
    expect(found).toContain('targetPort');
    expect(found).not.toContain('name');
  });

  test('what is written leads on to the value', () => {
    const texts = Object.fromEntries(
      at(`${SERVICE}spec:\n  |`)?.options.map(({ label, text }) => [label, text]) ?? [],
    );
    expect(texts).toMatchObject({ type: 'type: ', selector: 'selector:\n    ', ports: 'ports:\n    - ' });
  });

  test('a key that has a value keeps it', () => {
    const marked = `${SERVICE}spec:\n  ty|: NodePort`;
    const found = at(marked);
    expect(found).toMatchObject({ from: marked.indexOf('ty'), to: marked.indexOf('ty') + 2 });
    expect(found?.options.find(({ label }) => label === 'type')?.text).toBe('type');
  });

  test('a Pod in a template, and a member of a list', () => {
    expect(
      labels(
        'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - |',
      ),
    ).toContain('image');
    expect(
      labels('apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  spec:\n    |'),
    ).toContain('clusterIP');
  });
});

describe('fieldUnder', () => {
  const under = (marked: string) => fieldUnder(definitions, marked.replace('|', ''), marked.indexOf('|'));
  test.each([
    [`${SERVICE}spec:\n  ports:\n  - targ|etPort: 1`, 'targetPort', 'io.k8s.api.core.v1.ServicePort'],
    [`${SERVICE}spec:\n  ty|pe: NodePort`, 'type', 'io.k8s.api.core.v1.ServiceSpec'],
    [`${SERVICE}spec:\n  type: No|dePort`, 'type', 'io.k8s.api.core.v1.ServiceSpec'],
    ['apiVersion: v1\nki|nd: Service', 'kind', 'io.k8s.api.core.v1.Service'],
    [`${SERVICE}metadata:\n  la|bels: {}`, 'labels', 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'],
  ])('%j', (marked, field, definition) => {
    const found = under(marked);
    expect(found).toMatchObject({ field, definition });
    expect(found && descriptionOf(texts, found)).toMatch(/\w{3}/);
  });

  test.each([`${SERVICE}sp|ce:\n  a: 1`, `${SERVICE}spec:\n  selector:\n    a: 1\n|`, 'a|: 1'])(
    '%j is unknown',
    (marked) => expect(under(marked)).toBeUndefined(),
  );

  test('the values that it may have', () => {
    const field = under(`${SERVICE}spec:\n  sessionAff|inity: None`);
    expect(field && valuesOf(field)).toEqual(['ClientIP', 'None']);
  });
});
