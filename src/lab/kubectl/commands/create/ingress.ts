import type { Json } from '../../../cluster/json.ts';
import { Failure } from '../../errors.ts';
import type { Command } from '../../run.ts';
import { createMade, nameArgument } from './made.ts';

/** `host/path=service:port[,tls[=secret]]`, as kubectl reads it. */
const RULE = /^[\w*\-.]*\/.*=[\w-]+:[\w-]+(?:,tls=?[\w-]*)?/;

function backendOf(text: string): Json {
  const [name, port = ''] = text.split(':');
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

function pathOf(text: string): Json {
  const [path = '', service = ''] = text.split('=');
  const prefix = path.endsWith('*');
  return {
    backend: backendOf(service),
    path: `/${prefix ? path.slice(0, -1) : path}`,
    pathType: prefix ? 'Prefix' : 'Exact',
  };
}

function rulesOf(rules: readonly string[]): Json[] {
  const found: Json[] = [];
  for (const rule of rules) {
    const [plain = ''] = rule.split(',');
    const [host = '', rest = ''] = plain.split(/\/(.*)/s);
    const path = pathOf(rest);
    const same = found.find((item) => (item.host ?? '') === host);
    if (same) same.http.paths.push(path);
    else found.push({ ...(host && { host }), http: { paths: [path] } });
  }
  return found;
}

function tlsOf(rules: readonly string[]): Json[] {
  const found: Json[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    const parts = rule.split(',');
    if (parts.length !== 2) continue;
    const host = rule.split('/')[0] ?? '';
    const secret = parts[1]?.split('=')[1] ?? '';
    if (seen.has(host)) continue;
    seen.add(host);
    const same = secret === '' ? undefined : found.find((item) => item.secretName === secret);
    if (same) {
      same.hosts = [...(same.hosts ?? []), host];
      continue;
    }
    if (host || secret) {
      found.push({ ...(host && { hosts: [host] }), ...(secret && { secretName: secret }) });
    }
  }
  return found;
}

/** `kubectl create ingress` */
export const createIngress: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  const rules = flags.list('rule');
  const fallback = flags.text('default-backend');
  if (fallback === '' && rules.length === 0) {
    throw new Failure(
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    );
  }
  for (const rule of rules) {
    if (!RULE.test(rule)) {
      throw new Failure(
        `rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`,
      );
    }
  }
  const annotations: Record<string, string> = {};
  for (const text of flags.list('annotation')) {
    const [key = '', value] = text.split(/=(.*)/s);
    if (value === undefined) {
      throw new Failure(`annotation ${text} is invalid and should be in format key=[value]`);
    }
    annotations[key] = value;
  }
  if (fallback !== '' && fallback.split(':').length !== 2) {
    throw new Failure('default-backend should be in format servicename:serviceport');
  }
  const tls = tlsOf(rules);
  const ingressClassName = flags.text('class');
  const object = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      ...(fallback && { defaultBackend: backendOf(fallback) }),
      ...(ingressClassName && { ingressClassName }),
      ...(rules.length > 0 && { rules: rulesOf(rules) }),
      ...(tls.length > 0 && { tls }),
    },
    status: { loadBalancer: {} },
  };
  await createMade(run, { object, failure: 'ingress' });
};
