import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { createMade, nameArgument } from './made.ts';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RANGE = 'must be between 1 and 65535, inclusive';

/** `PORT` or `PORT:TARGET`. @throws {Failure} */
function readPort(text: string): { readonly port: number; readonly targetPort: Json } {
  const [first = '', second] = text.split(':');
  if (!/^\d+$/.test(first)) {
    throw new Failure(`strconv.ParseUint: parsing ${JSON.stringify(first)}: invalid syntax`);
  }
  const port = Number(first);
  if (port > 65535)
    throw new Failure(`strconv.ParseUint: parsing ${JSON.stringify(first)}: value out of range`);
  if (second === undefined) return { port, targetPort: port };
  if (/^[-+]?\d+$/.test(second)) {
    const target = Number(second);
    if (target < 1 || target > 65535) throw new Failure(RANGE);
    return { port, targetPort: target };
  }
  const faults = portNameFaults(second);
  if (faults.length > 0) throw new Failure(faults.join(','));
  return { port, targetPort: second };
}

/** What is wrong with the name of a port: apimachinery's `IsValidPortName`. */
function portNameFaults(name: string): readonly string[] {
  const faults: string[] = [];
  if (name.length > 15) faults.push('must be no more than 15 characters');
  if (!/^[-a-z0-9]+$/.test(name))
    faults.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(name)) faults.push('must contain at least one letter (a-z)');
  if (name.includes('--')) faults.push('must not contain consecutive hyphens');
  if (/^-|-$/.test(name)) faults.push('must not begin or end with a hyphen');
  return faults;
}

/** `kubectl create service TYPE` */
export function createService(type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'): Command {
  return async (run) => {
    const { flags } = run;
    const name = nameArgument(run);
    const clusterIP = flags.has('clusterip') ? flags.text('clusterip') : '';
    const externalName = flags.has('external-name') ? flags.text('external-name') : '';
    const nodePort = flags.has('node-port') ? flags.number('node-port') : 0;
    const tcp = flags.list('tcp');
    if (clusterIP !== 'None' && tcp.length === 0 && type !== 'ExternalName') {
      throw new Failure('at least one tcp port specifier must be provided');
    }
    if (type === 'ExternalName' && !SUBDOMAIN.test(externalName)) {
      throw new Failure(`invalid service external name ${externalName}`);
    }
    const ports = tcp.map((text) => ({
      name: text.replaceAll(':', '-'),
      ...(nodePort !== 0 && { nodePort }),
      protocol: 'TCP',
      ...readPort(text),
    }));
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels: { app: name } },
      spec: {
        ...(clusterIP && { clusterIP }),
        ...(externalName && { externalName }),
        ...(ports.length > 0 && { ports }),
        selector: { app: name },
        type,
      },
      status: { loadBalancer: {} },
    };
    await createMade(run, { object, failure: `${type} service` });
  };
}
