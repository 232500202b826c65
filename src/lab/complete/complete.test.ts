import { expect, test } from 'vitest';
import type { Api, KubeObject } from '../api.ts';
import { resources } from '../cluster/server/resources.ts';
import { complete } from './index.ts';
import { readTyped } from './words.ts';

const named = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name } });
const api = {
  resources,
  list: async ({ plural }: { plural: string }, namespace: string | undefined) => ({
    items:
      plural === 'pods' ? [named(`web-${namespace}`)] : plural === 'namespaces' ? [named('svc-lab')] : [],
    resourceVersion: '1',
  }),
} as unknown as Api;
const around = { api, namespace: 'default', files: ['hello.yaml', 'hello-svc.yaml', 'ns.yaml'] };
const ends = async (line: string) => (await complete(line, ['kubectl', 'curl', 'cat'], around)).words;

test.each<[line: string, words: string[]]>([
  ['ku', ['kubectl']],
  ['kubectl expl', ['explain']],
  ['kubectl get endpointsl', ['endpointslices']],
  ['kubectl get pods ', ['web-default']],
  ['kubectl -n svc-lab describe po ', ['web-svc-lab']],
  ['kubectl logs we', ['web-default']],
  ['kubectl describe pod/w', ['pod/web-default']],
  ['kubectl apply -f hello', ['hello-svc.yaml', 'hello.yaml']],
  ['kubectl get pods -n s', ['svc-lab']],
  ['kubectl get pods -o wi', ['wide']],
  ['kubectl get --show-l', ['--show-labels']],
  ['kubectl create service no', ['nodeport']],
  ['kubectl get pods | c', ['cat', 'curl']],
  ['cat ns', ['ns.yaml']],
  ['kubectl get nosuch x', []],
])('%s', async (line, words) => expect(await ends(line)).toEqual(words));

test('where the word begins', () => {
  expect(readTyped('kubectl get po')).toEqual({ words: ['kubectl', 'get'], word: 'po', from: 12 });
  expect(readTyped('echo "a b" $(kubectl get po')).toMatchObject({ words: ['kubectl', 'get'], word: 'po' });
});
