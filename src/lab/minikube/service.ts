import type { Json } from '../cluster/json.ts';
import { CODE, type Command, isHealthy, listOf, type Run } from './machine.ts';
import { table } from './table.ts';
import { forwardTo } from './tunnel.ts';

const HEADS = ['NAMESPACE', 'NAME', 'TARGET PORT', 'URL'];

/** What the TARGET PORT column says: the Service's port, with its name when it has one. */
const portName = ({ name, port }: Json): string => (name ? `${name}/${port}` : String(port));

/** An address by `--format` and `--https`. */
function formatted({ flags }: Run, address: string, port: number, name: string): string {
  const format = flags.get('format') ?? 'http://{{.IP}}:{{.Port}}';
  return format
    .replaceAll('{{.IP}}', address)
    .replaceAll('{{.Port}}', String(port))
    .replaceAll('{{.Name}}', name)
    .replace(/^http:/, flags.has('https') ? 'https:' : 'http:');
}

function urlsOf({ spec }: Json, address: string, run: Run): string[] {
  return (spec.ports ?? [])
    .filter(({ nodePort }: Json) => nodePort)
    .map((port: Json) => formatted(run, address, port.nodePort, portName(port)));
}

function rowOf(service: Json, address: string, run: Run): string[] {
  const { namespace, name } = service.metadata;
  const urls = urlsOf(service, address, run);
  if (urls.length === 0) return [namespace, name, '', 'No node port'];
  const ports = service.spec.ports.filter(({ nodePort }: Json) => nodePort).map(portName);
  return [namespace, name, ports.join('\n'), urls.join('\n')];
}

async function list(run: Run): Promise<number> {
  const { machine, call, flags } = run;
  const services = (await listOf(machine.lab.api, 'services', flags.get('namespace'))) as Json[];
  const address = machine.lab.nodes[0]?.address ?? '';
  call.stdout(
    table(
      HEADS,
      services.map((service) => rowOf(service, address, run)),
    ),
  );
  return 0;
}

/** Whether a Service that is open to the outside has a running Pod behind it: `CheckServicePods`. */
async function isReachable({ machine: { lab } }: Run, { metadata, spec }: Json): Promise<boolean> {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return true;
  const wanted = Object.entries(spec.selector ?? {});
  const pods = (await listOf(lab.api, 'pods', metadata.namespace)) as Json[];
  return pods.some(
    (pod) =>
      pod.status?.phase === 'Running' && wanted.every(([key, value]) => pod.metadata.labels?.[key] === value),
  );
}

/** `minikube service NAME…`: `cmd/minikube/cmd/service.go` */
export const service: Command = async (run) => {
  const { machine, call, flags, args, say, complain } = run;
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  if (args[0] === 'list') return list(run);
  const namespace = flags.get('namespace') ?? 'default';
  const all = (await listOf(machine.lab.api, 'services', namespace)) as Json[];
  if ((args.length === 0) !== flags.has('all')) {
    complain('❌', 'Exiting due to MK_USAGE: You must specify service name(s) or --all');
    return CODE.usage;
  }
  // A name that is not there is dropped, as long as another one is.
  const chosen = flags.has('all') ? all : all.filter(({ metadata }) => args.includes(metadata.name));
  if (chosen.length === 0) {
    const [name = ''] = args;
    complain(
      '❌',
      flags.has('all')
        ? `Exiting due to SVC_NOT_FOUND: No services were found in the '${namespace}' namespace.\nYou may select another namespace by using 'minikube service --all -n <namespace>'`
        : `Exiting due to SVC_NOT_FOUND: Service '${name}' was not found in '${namespace}' namespace.\nYou may select another namespace by using 'minikube service ${name} -n <namespace>'. Or list out all the services using 'minikube service list'`,
    );
    return CODE.svcNotFound;
  }
  const address = machine.lab.nodes[0]?.address ?? '';
  const forwards = machine.driverOs === 'macos';
  const url = flags.has('url');
  for (const each of chosen) {
    const { name } = each.metadata;
    const urls = urlsOf(each, address, run);
    if (!url) call.stdout(table(HEADS, [rowOf(each, address, run)]));
    if (urls.length === 0) say('😿', `service ${namespace}/${name} has no node port`);
    else if (url && !forwards) call.stdout(`${urls.join('\n')}\n`);
    if (!(await isReachable(run, each))) {
      complain(
        '❌',
        `Exiting due to SVC_UNREACHABLE: service not available: no running pod for service ${name} found`,
      );
      return CODE.svcUnreachable;
    }
  }
  const hidden = chosen.filter((each) => urlsOf(each, address, run).length === 0);
  if (hidden.length > 0) {
    const names = hidden.map(({ metadata }) => `${namespace}/${metadata.name}`).join(' ');
    complain(
      '❗',
      `Services [${names}] have type "ClusterIP" not meant to be exposed, however for local development minikube allows you to access this !`,
    );
  }
  if (forwards) return await throughTunnels(run, namespace, chosen);
  if (url) return 0;
  for (const each of chosen) opened(run, namespace, each.metadata.name, urlsOf(each, address, run));
  return hidden.length > 0 ? await throughTunnels(run, namespace, hidden) : 0;
};

function opened({ say }: Run, namespace: string, name: string, urls: readonly string[]): void {
  for (const url of urls) {
    say('🎉', `Opening service ${namespace}/${name} in default browser...`);
    // There is no browser here: minikube prints the address where it cannot open one.
    say('👉', url);
  }
}

/** Opens a port of the reader's computer for each Service, and keeps it open until Ctrl-C: `startKicServiceTunnel`. */
async function throughTunnels(run: Run, namespace: string, services: readonly Json[]): Promise<number> {
  const { machine, call, say, flags, complain } = run;
  const url = flags.has('url');
  const closers: (() => void)[] = [];
  const rows: { name: string; urls: string[] }[] = [];
  for (const { metadata, spec } of services) {
    if (!url) say('🏃', `Starting tunnel for service ${metadata.name}.`);
    const urls: string[] = [];
    for (const { port } of spec.ports ?? []) {
      const listening = machine.ports.listen(0, forwardTo(run, spec.clusterIP, port));
      if (!listening) continue;
      closers.push(listening.close);
      urls.push(formatted(run, '127.0.0.1', listening.port, metadata.name));
    }
    rows.push({ name: metadata.name, urls });
  }
  await machine.lab.clock.sleep(1000, call.signal);
  if (url) for (const { urls } of rows) call.stdout(`${urls.join('\n')}\n`);
  else {
    call.stdout(
      table(
        HEADS,
        rows.map(({ name, urls }) => [namespace, name, '', urls.join('\n')]),
      ),
    );
    for (const { name, urls } of rows) opened(run, namespace, name, urls);
  }
  const os = machine.driverOs === 'macos' ? 'darwin' : 'linux';
  complain('❗', `Because you are using a Docker driver on ${os}, the terminal needs to be open to run it.`);
  await new Promise<void>((resolve) => {
    if (call.signal.aborted) resolve();
    call.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  for (const close of closers) close();
  return 0;
}
