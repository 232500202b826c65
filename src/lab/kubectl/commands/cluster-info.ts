import type { Json } from '../../cluster/json.ts';
import { resourceOfKind } from '../resources/mapper.ts';
import type { Command } from '../run.ts';

/** `kubectl cluster-info` */
export const clusterInfo: Command = async (run) => {
  const host = await run.config.server();
  const api = await run.connect();
  const namespace = run.flags.text('namespace') || 'kube-system';
  const services = resourceOfKind(api.resources, 'v1', 'Service');
  run.out(`Kubernetes control plane is running at ${host}\n`);
  if (services) {
    const labelSelector = 'kubernetes.io/cluster-service=true';
    const { items } = await api.list(services, namespace, { labelSelector });
    for (const service of items) run.out(`${titleOf(service)} is running at ${linkOf(service, host)}\n`);
  }
  run.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
};

function titleOf(service: Json): string {
  return service.metadata.labels?.['kubernetes.io/name'] || service.metadata.name;
}

function linkOf(service: Json, host: string): string {
  const { metadata, spec, status } = service;
  const [ingress] = status?.loadBalancer?.ingress ?? [];
  if (ingress) {
    const address = ingress.ip || ingress.hostname;
    return spec.ports.map((port: Json) => `http://${address}:${port.port} `).join('');
  }
  const [port] = spec.ports ?? [];
  let name = metadata.name;
  if (port) {
    const secure = port.name === 'https' || port.port === 443;
    if (secure) name = `https:${name}:${port.name ?? ''}`;
    else if (port.name) name = `${name}:${port.name}`;
  }
  return `${host}/api/v1/namespaces/${metadata.namespace}/services/${name}/proxy`;
}
