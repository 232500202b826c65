import type { KubeObject, Resource } from '../api.ts';
import type { Json } from './json.ts';
import { createLab, type Lab, type LabOptions } from './lab.ts';
import { resources } from './server/resources.ts';

/** A lab in simulated time, and the few things that tests do with one. */
export interface Bench {
  readonly lab: Lab;
  /** Creates or replaces objects, as `kubectl apply` would in the end. */
  apply(...objects: readonly Json[]): Promise<void>;
  list(plural: string, namespace?: string | undefined, labelSelector?: string): Promise<Json[]>;
  get(plural: string, name: string): Promise<Json>;
  /** Runs a command in the first Pod with that label. */
  exec(app: string, ...argv: readonly string[]): Promise<{ exit: number; stdout: string; stderr: string }>;
  /** The same, with a line for a shell. */
  sh(app: string, script: string): Promise<{ exit: number; stdout: string; stderr: string }>;
  settle(): Promise<void>;
  /** Simulated time. */
  pass(milliseconds: number): Promise<void>;
  /** Waits, in simulated time, until the check holds; throws when it does not within a minute. */
  until(check: () => Promise<boolean> | boolean): Promise<void>;
}

export const NAMESPACE = 'svc-lab';

export function resourceOf(object: Json): Resource {
  const [group = '', version] = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')
    : ['', object.apiVersion];
  const found = resources.find(
    (item) => item.kind === object.kind && item.group === group && item.version === version,
  );
  if (!found) throw new Error(`no kind ${object.kind} in ${object.apiVersion}`);
  return found;
}

/** A lab with the namespace `svc-lab`; the same seed makes the same names. */
export async function bench(options: LabOptions = {}): Promise<Bench> {
  const lab = await createLab({ seed: 7, time: 'simulated', ...options });
  const { api, clock } = lab;
  const named = (plural: string) => resources.find((item) => item.plural === plural) as Resource;

  async function apply(...objects: readonly Json[]): Promise<void> {
    for (const object of objects) {
      const resource = resourceOf(object);
      const namespace = resource.namespaced ? (object.metadata.namespace ?? NAMESPACE) : undefined;
      const existing = await api.get(resource, namespace, object.metadata.name).catch(() => undefined);
      if (existing) await api.patch(resource, namespace, object.metadata.name, 'merge', object);
      else await api.create(resource, namespace, object);
    }
  }

  async function exec(app: string, ...argv: readonly string[]) {
    const { items } = await api.list(named('pods'), NAMESPACE, { labelSelector: `app=${app}` });
    const pod = items.find((item) => !item.metadata.deletionTimestamp) ?? items[0];
    const result = { exit: 0, stdout: '', stderr: '' };
    result.exit = await clock.drive(
      api.exec(NAMESPACE, pod?.metadata.name ?? app, undefined, argv, {
        stdout: (data) => {
          result.stdout += data;
        },
        stderr: (data) => {
          result.stderr += data;
        },
      }),
    );
    return result;
  }

  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  await clock.advance(50);
  return {
    lab,
    apply,
    exec,
    sh: async (app, script) => await exec(app, 'sh', '-c', script),
    list: async (plural, namespace: string | undefined = NAMESPACE, labelSelector = '') =>
      (await api.list(named(plural), namespace, { labelSelector })).items as Json[],
    get: async (plural, name) => (await api.get(named(plural), NAMESPACE, name)) as Json,
    settle: async () => await clock.drive(lab.settle([NAMESPACE])),
    pass: async (milliseconds) => await clock.advance(milliseconds),
    async until(check) {
      for (let waited = 0; waited < 60_000; waited += 100) {
        if (await check()) return;
        await clock.advance(100);
      }
      throw new Error('it did not come to pass within a minute');
    },
  };
}

const AGNHOST = 'registry.k8s.io/e2e-test-images/agnhost:2.53';

/** A Deployment of agnhost's web server with a readiness probe, as the guide's own manifests have it. */
export function server(name: string, replicas = 1, container: Json = {}): KubeObject {
  return deployment(name, replicas, {
    args: ['netexec', '--http-port=8080'],
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 2 },
    ...container,
  });
}

/** A Deployment whose Pod waits to be told what to run. */
export function client(name = 'client'): KubeObject {
  return deployment(name, 1, { args: ['pause'] });
}

function deployment(name: string, replicas: number, container: Json): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'web', image: AGNHOST, ...container }] },
      },
    },
  };
}

export function pod(name: string, container: Json = {}, spec: Json = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: { ...spec, containers: [{ name: 'web', image: AGNHOST, ...container }] },
  };
}

export function service(name: string, spec: Json, selector: Json = { app: name }): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector, ports: [{ port: 80, targetPort: 'http' }], ...spec },
  };
}
