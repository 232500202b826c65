import type { Json } from '../../cluster/json.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Failure } from '../errors.ts';
import { operationPrinter } from '../output.ts';
import { withMemory } from '../patch/last-applied.ts';
import { overridden } from '../patch/overrides.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { resourceOfKind } from '../resources/mapper.ts';
import { type Command, callOptions, type DryRun, type Info, type Run } from '../run.ts';
import { labelsText, portsOf, protocolsOf, selectorFor } from './expose/introspect.ts';
import { type Exposure, serviceFor } from './expose/service.ts';

const EXPOSABLE = new Set(['ReplicationController', 'Service', 'Pod', 'Deployment', 'ReplicaSet']);
const NAME_LENGTH = 63;

/** `kubectl expose` */
export const expose: Command = async (run) => {
  const { args } = run;
  const dryRun = dryRunOf(run);
  const print = await operationPrinter(run, `exposed${dryRunSuffix(dryRun)}`);
  const result = await build(run, { args, files: filenameOptions(run), continueOnError: true });
  await result.each(async (info) => {
    run.out(print(await one(run, info, dryRun)));
  });
};

async function one(run: Run, info: Info, dryRun: DryRun): Promise<Json> {
  const { flags } = run;
  const { resource, name } = info;
  const object: Json = info.object;
  if (!EXPOSABLE.has(resource.kind)) {
    const kind = resource.group ? `${resource.kind}.${resource.group}` : resource.kind;
    throw new Failure(`cannot expose a ${kind}`);
  }
  const exposure: Exposure = {
    name: flags.text('name') || name.slice(0, NAME_LENGTH),
    selector: flags.text('selector') || selectorFor(object),
    ports: flags.text('port') || foundPorts(object, flags.text('cluster-ip') === 'None'),
    protocols: protocolsOf(object),
    labels: flags.text('labels') || labelsText(object),
    protocol: flags.text('protocol'),
    targetPort: flags.text('target-port'),
    externalIP: flags.text('external-ip'),
    type: flags.text('type'),
    loadBalancerIP: flags.text('load-balancer-ip'),
    sessionAffinity: flags.text('session-affinity'),
    clusterIP: flags.text('cluster-ip'),
  };
  const service = overridden(run, serviceFor(exposure), 'Service');
  const { name: namespace, explicit } = await run.config.namespace();
  if (dryRun === 'client') {
    return explicit ? { ...service, metadata: { ...service.metadata, namespace } } : service;
  }
  const api = await run.connect();
  const services = resourceOfKind(api.resources, 'v1', 'Service');
  if (!services) throw new Failure('the server does not serve services');
  const sent = flags.bool('save-config') ? withMemory(service) : service;
  return await api.create(services, namespace, sent, callOptions(run, { dryRun: dryRun === 'server' }));
}

/** Ports that the object itself speaks of. @throws {Failure} when it speaks of none. */
function foundPorts(object: Json, headless: boolean): string {
  const ports = portsOf(object);
  if (ports.length === 0 && !headless) {
    throw new Failure("couldn't find port via --port flag or introspection");
  }
  return ports.join(',');
}
