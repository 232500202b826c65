import type { KubeObject } from '../../api.ts';
import type { Json } from '../json.ts';
import type { DnsQuery, DnsRecord, DnsReply, RecordType } from './message.ts';

/** What cluster DNS knows. */
export interface Knowledge {
  service(namespace: string, name: string): KubeObject | undefined;
  slices(namespace: string, service: string): readonly KubeObject[];
  serviceByAddress(address: string): KubeObject | undefined;
  /** The ready endpoints with that address, of all Services. */
  endpointsByAddress(
    address: string,
  ): readonly { readonly service: string; readonly namespace: string; readonly endpoint: Json }[];
  namespaceExists(name: string): boolean;
  /** Names outside the cluster: addresses, or undefined where there is no such name. */
  outside(name: string): readonly string[] | undefined;
}

const ZONE = 'cluster.local';
/** kubeadm's `ttl 30`. */
const TTL = 30;
const OUTSIDE_TTL = 300;

/**
 * Answers as CoreDNS with its kubernetes plugin does (dns/specification.md 1.1.0): the zone itself authoritatively,
 * other names by asking further.
 */
export function answer(query: DnsQuery, knowledge: Knowledge): DnsReply {
  const name = query.name.toLowerCase().replace(/\.$/, '');
  if (name === ZONE || name.endsWith(`.${ZONE}`) || name.endsWith('.in-addr.arpa')) {
    const found = name.endsWith('.in-addr.arpa')
      ? reverse(name, knowledge)
      : inZone(name, query.type, knowledge);
    const authority = found && found.answers.length > 0 ? [] : [soa(name.endsWith('arpa') ? name : ZONE)];
    return {
      rcode: found ? 'NOERROR' : 'NXDOMAIN',
      answers: found?.answers ?? [],
      authority,
      additional: found?.additional ?? [],
      recursionAvailable: false,
    };
  }
  const addresses = knowledge.outside(name);
  const answers = query.type === 'A' || query.type === 'ANY' ? (addresses ?? []) : [];
  return {
    rcode: addresses ? 'NOERROR' : 'NXDOMAIN',
    answers: answers.map((data) => ({ name, type: 'A', ttl: OUTSIDE_TTL, data })),
    authority: [],
    additional: [],
    recursionAvailable: true,
  };
}

interface Found {
  readonly answers: readonly DnsRecord[];
  readonly additional?: readonly DnsRecord[];
}

function soa(zone: string): DnsRecord {
  const data = `ns.dns.${ZONE} hostmaster.${ZONE} 1700000000 7200 1800 86400 30`;
  return { name: zone.endsWith('arpa') ? 'in-addr.arpa' : zone, type: 'SOA', ttl: TTL, data };
}

const none: Found = { answers: [] };

/** Undefined where the name does not exist; an empty answer where it does, but not with that type. */
function inZone(name: string, type: RecordType, knowledge: Knowledge): Found | undefined {
  if (name === ZONE || name === `svc.${ZONE}`) return none;
  if (name === `dns-version.${ZONE}`) return none;
  if (name === `ns.dns.${ZONE}`) return none;
  const labels = name.slice(0, -ZONE.length - 1).split('.');
  if (labels.at(-1) === 'pod') return podName(name, labels, type, knowledge);
  if (labels.at(-1) !== 'svc') return undefined;
  const [namespace, service, ...rest] = labels.slice(0, -1).reverse();
  if (!namespace) return none;
  if (!service) return knowledge.namespaceExists(namespace) ? none : undefined;
  const object = knowledge.service(namespace, service) as Json;
  if (!object) return undefined;
  const spec = object.spec;
  if (spec.type === 'ExternalName')
    return rest.length > 0 ? undefined : alias(name, type, spec.externalName, knowledge);
  const full = `${service}.${namespace}.svc.${ZONE}`;
  if (spec.clusterIP === 'None') return headless(name, type, rest, full, object, knowledge);
  if (rest.length === 0) return records(name, type, 'A', [spec.clusterIP]);
  const port = portNamed(spec.ports ?? [], rest);
  if (!port) return undefined;
  const answers = type === 'SRV' || type === 'ANY' ? [srv(name, 100, port.port, full)] : [];
  return { answers, additional: answers.length > 0 ? [record(full, 'A', spec.clusterIP)] : [] };
}

function record(name: string, type: RecordType, data: string): DnsRecord {
  return { name, type, ttl: TTL, data };
}

function srv(name: string, weight: number, port: number, target: string): DnsRecord {
  return record(name, 'SRV', `0 ${weight} ${port} ${target}`);
}

function records(name: string, asked: RecordType, type: RecordType, data: readonly string[]): Found {
  return asked === type || asked === 'ANY' ? { answers: data.map((item) => record(name, type, item)) } : none;
}

/** `_http._tcp`, innermost label last in `rest`. */
function portNamed(ports: readonly Json[], rest: readonly string[]): Json | undefined {
  if (rest.length !== 2) return undefined;
  const [protocol, name] = rest;
  return ports.find(
    (port) =>
      `_${(port.protocol ?? 'TCP').toLowerCase()}` === protocol && port.name && `_${port.name}` === name,
  );
}

function alias(name: string, type: RecordType, target: string, knowledge: Knowledge): Found | undefined {
  // An address is no name: CoreDNS gives it no CNAME.
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(target)) return undefined;
  const real = target.replace(/\.$/, '');
  const cname = record(name, 'CNAME', real);
  if (type === 'CNAME') return { answers: [cname] };
  if (type !== 'A' && type !== 'AAAA' && type !== 'ANY') return none;
  const next = answer({ name: real, type: type === 'ANY' ? 'A' : type }, knowledge);
  // Within the zone an alias of nothing is nothing; of other names CoreDNS at least says that they stand for it.
  if (next.answers.length === 0 && real.endsWith(`.${ZONE}`)) return none;
  return { answers: [cname, ...next.answers] };
}

function headless(
  name: string,
  type: RecordType,
  rest: readonly string[],
  full: string,
  service: Json,
  knowledge: Knowledge,
): Found | undefined {
  const publish = service.spec.publishNotReadyAddresses === true;
  const slices = knowledge.slices(service.metadata.namespace, service.metadata.name) as readonly Json[];
  const all = slices.flatMap((slice) =>
    (slice.endpoints ?? []).flatMap((endpoint: Json) =>
      publish || endpoint.conditions?.ready !== false
        ? (endpoint.addresses ?? []).map((address: string) => ({
            address,
            host: endpoint.hostname || address.replaceAll('.', '-'),
            ports: slice.ports ?? [],
          }))
        : [],
    ),
  );
  if (all.length === 0) return undefined;
  if (rest.length === 0)
    return records(
      name,
      type,
      'A',
      all.map((item) => item.address),
    );
  if (rest.length === 1) {
    const found = all.filter((item) => item.host === rest[0]);
    return found.length > 0
      ? records(
          name,
          type,
          'A',
          found.map((item) => item.address),
        )
      : undefined;
  }
  const found = all.flatMap((item) => {
    const port = portNamed(item.ports, rest);
    return port ? [{ ...item, port: port.port }] : [];
  });
  if (found.length === 0) return undefined;
  if (type !== 'SRV' && type !== 'ANY') return none;
  const weight = Math.floor(100 / found.length);
  return {
    answers: found.map((item) => srv(name, weight, item.port, `${item.host}.${full}`)),
    additional: found.map((item) => record(`${item.host}.${full}`, 'A', item.address)),
  };
}

/** `pods insecure`: any dashed address has a name in any namespace that exists. */
function podName(
  name: string,
  labels: readonly string[],
  type: RecordType,
  knowledge: Knowledge,
): Found | undefined {
  const [dashed = '', namespace = ''] = labels;
  const address = dashed.replaceAll('-', '.');
  if (labels.length !== 3 || !/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) return undefined;
  return knowledge.namespaceExists(namespace) ? records(name, type, 'A', [address]) : undefined;
}

function reverse(name: string, knowledge: Knowledge): Found | undefined {
  const address = name.replace('.in-addr.arpa', '').split('.').reverse().join('.');
  const service = knowledge.serviceByAddress(address);
  if (service) {
    const target = `${service.metadata.name}.${service.metadata.namespace}.svc.${ZONE}`;
    return { answers: [record(name, 'PTR', target)] };
  }
  const found = knowledge.endpointsByAddress(address);
  if (found.length === 0) return undefined;
  const answers = found.map(({ endpoint, service, namespace: within }) => {
    const host = endpoint.hostname || address.replaceAll('.', '-');
    return record(name, 'PTR', `${host}.${service}.${within}.svc.${ZONE}`);
  });
  return { answers };
}
