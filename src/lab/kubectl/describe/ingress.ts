import type { Json } from '../../cluster/json.ts';
import { balancerAddresses } from '../printers/kinds/service.ts';
import type { DescribeContext, Describer } from './context.ts';
import { endpointsOf, slicesOf } from './endpoint-list.ts';
import { writeAnnotations, writeHead, writeLabels } from './metadata.ts';

export const ingress: Describer = async (object, context) => {
  const { w } = context;
  const { metadata, spec = {}, status } = object;
  const backend = (target: Json) => backendText(metadata.namespace, target, context);
  w.pair('Name', metadata.name);
  writeLabels(w, 'Labels', metadata.labels);
  w.pair('Namespace', metadata.namespace);
  w.pair('Address', balancerAddresses(status));
  w.pair('Ingress Class', spec.ingressClassName ?? '<none>');
  const otherwise = spec.defaultBackend ? await backend(spec.defaultBackend) : '<default>';
  w.pair('Default backend', otherwise);
  if (spec.tls?.length) w.line(0, 'TLS:');
  for (const { secretName, hosts = [] } of spec.tls ?? []) {
    w.line(1, `${secretName ? `${secretName} terminates` : 'SNI routes'} ${hosts.join(',')}`);
  }
  w.put('Rules:\n  Host\tPath\tBackends\n');
  w.line(1, '----\t----\t--------');
  const rules: Json[] = (spec.rules ?? []).filter(({ http }: Json) => http);
  for (const { host, http } of rules) {
    w.line(1, `${host || '*'}\t`);
    for (const path of http.paths ?? []) {
      w.line(2, `\t${path.path ?? ''} \t${await backend(path.backend)}`);
    }
  }
  if (rules.length === 0) w.line(1, `*\t*\t${otherwise}`);
  writeAnnotations(w, 'Annotations', metadata.annotations);
};

async function backendText(
  namespace: string,
  { service, resource }: Json,
  context: DescribeContext,
): Promise<string> {
  if (resource) {
    return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`;
  }
  if (!service) return '';
  const wanted = service.port ?? {};
  const text = `${service.name}:${wanted.number || wanted.name || ''}`;
  try {
    const slices = await slicesOf(namespace, service.name, context);
    const target = await context.get('services', namespace, service.name);
    const port = (target.spec.ports ?? []).findLast(
      (item: Json) =>
        (wanted.number && wanted.number === item.port) || (wanted.name && wanted.name === item.name),
    );
    return `${text} (${endpointsOf(slices, port?.name ?? '')})`;
  } catch (error) {
    return `${text} (<error: ${(error as Error).message}>)`;
  }
}

export const ingressClass: Describer = (object, { w }) => {
  writeHead(w, object, false);
  w.pair('Controller', object.spec?.controller);
  const parameters = object.spec?.parameters;
  if (!parameters) return;
  w.line(0, 'Parameters:');
  if (parameters.apiGroup !== undefined) w.pair('APIGroup', parameters.apiGroup, 1);
  w.pair('Kind', parameters.kind, 1);
  w.pair('Name', parameters.name, 1);
};
