import { StatusError } from '../../../api.ts';
import { Failure } from '../../errors.ts';
import { goJson } from '../../output/index.ts';
import { groupVersion } from '../../resources/mapper.ts';
import type { Run } from '../../run.ts';

const HEALTH = new Set(['/healthz', '/livez', '/readyz']);

/** `kubectl get --raw PATH`: health, version and lists of objects. */
export async function raw(run: Run): Promise<void> {
  const { flags, args } = run;
  if (args.length > 0) throw new Failure('arguments may not be passed when --raw is specified');
  if (flags.bool('watch') || flags.bool('watch-only') || flags.text('selector')) {
    throw new Failure(
      '--raw may not be specified with other flags that filter the server request or alter the output',
    );
  }
  if (flags.text('output')) throw new Failure('--raw and --output are mutually exclusive');
  const path = flags.text('raw');
  if (!path.startsWith('/')) {
    throw new Failure(
      `--raw must be a valid URL path: parse ${JSON.stringify(path)}: invalid URI for request`,
    );
  }
  const api = await run.connect();
  const url = new URL(path, 'https://server');
  if (HEALTH.has(url.pathname)) {
    run.out('ok');
    return;
  }
  if (url.pathname === '/version') {
    const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(api.version) ?? [];
    run.out(`${JSON.stringify({ major, minor, gitVersion: api.version, platform: 'linux/amd64' }, null, 2)}`);
    return;
  }
  run.out(`${await objects(run, url)}\n`);
}

/** `/api/v1/namespaces/NS/pods/NAME` and the like. */
const OBJECTS = /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/;

async function objects(run: Run, url: URL): Promise<string> {
  const api = await run.connect();
  const [, group = '', version, namespace, plural, name] = OBJECTS.exec(url.pathname) ?? [];
  const resource = api.resources.find(
    (item) => item.group === group && item.version === version && item.plural === plural,
  );
  if (!resource) {
    throw new StatusError({
      code: 404,
      reason: 'NotFound',
      message: 'the server could not find the requested resource',
    });
  }
  if (name) return goJson(await api.get(resource, namespace, name));
  const { items, resourceVersion } = await api.list(resource, namespace, {
    labelSelector: url.searchParams.get('labelSelector') ?? '',
    fieldSelector: url.searchParams.get('fieldSelector') ?? '',
  });
  return goJson({
    kind: `${resource.kind}List`,
    apiVersion: groupVersion(resource),
    metadata: { resourceVersion },
    items,
  });
}
