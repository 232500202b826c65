import type { LabRequest, LabResponse } from '../api.ts';
import type { Json } from '../cluster/json.ts';
import { CODE, type Command, isHealthy, listOf, type Run, resourceNamed } from './machine.ts';

/** How often the tunnel looks for Services, in milliseconds. */
const EVERY = 1000;
const ROUTE = '10.96.0.0/12';

interface Open {
  readonly service: Json;
  close(): void;
}

const keyOf = ({ metadata, spec }: Json): string =>
  [
    metadata.namespace,
    metadata.name,
    spec.clusterIP,
    ...(spec.ports ?? []).map(({ port }: Json) => port),
  ].join('-');

/** Sends what comes in to an address inside of the cluster, as an SSH forward through the node does. */
export function forwardTo({ machine }: Run, address: string, port: number) {
  return async (request: LabRequest): Promise<LabResponse | undefined> => {
    const { pathname, search } = new URL(request.url);
    const [node] = machine.lab.nodes;
    try {
      return await machine.lab.fetchFromNode(node?.name ?? '', {
        ...request,
        url: `http://${address}:${port}${pathname}${search}`,
      });
    } catch {
      // The other end closes what it cannot connect.
      return undefined;
    }
  };
}

async function patchStatus(
  { machine: { lab } }: Run,
  { metadata }: Json,
  ip: string | undefined,
): Promise<void> {
  const status = { loadBalancer: ip === undefined ? null : { ingress: [{ ip }] } };
  await lab.api
    .patch(
      resourceNamed(lab.api, 'services'),
      metadata.namespace,
      metadata.name,
      'merge',
      { status },
      { subresource: 'status' },
    )
    .catch(() => undefined);
}

/** `minikube tunnel`: gives LoadBalancer Services their address for as long as it runs. */
export const tunnel: Command = async (run) => {
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  const { machine, call, say } = run;
  if (machine.tunnel) {
    run.complain(
      '💡',
      'Exiting due to TUNNEL_ALREADY_RUNNING: Another tunnel process is already running, terminate the existing instance to start a new one',
    );
    return CODE.svcConflict;
  }
  machine.tunnel = true;
  const forwards = machine.driverOs === 'macos';
  if (forwards) {
    say('✅', 'Tunnel successfully started\n');
    say(
      '📌',
      'NOTE: Please do not close this terminal as this process must stay alive for the tunnel to be accessible ...\n',
    );
  } else machine.setRoute(true);
  const open = new Map<string, Open>();
  let reported: string | undefined;
  try {
    while (!call.signal.aborted) {
      const services = (await listOf(machine.lab.api, 'services')).filter(
        ({ spec }: Json) => spec?.type === 'LoadBalancer',
      ) as Json[];
      const wanted = new Set(services.map(keyOf));
      for (const [key, { service, close }] of open) {
        if (wanted.has(key)) continue;
        if (forwards) say('✋', `Stopping tunnel for service ${service.metadata.name}.`);
        close();
        open.delete(key);
      }
      for (const service of services) {
        const key = keyOf(service);
        if (open.has(key)) continue;
        open.set(key, { service, close: forwards ? forward(run, service) : () => {} });
        await patchStatus(run, service, forwards ? '127.0.0.1' : service.spec.clusterIP);
      }
      if (!forwards) {
        const names = [...open.values()].map(({ service }) => service.metadata.name).join(', ');
        if (names !== reported) report(run, names);
        reported = names;
      }
      await machine.lab.clock.sleep(EVERY, call.signal);
    }
  } finally {
    machine.tunnel = false;
    machine.setRoute(false);
    for (const { service, close } of open.values()) {
      close();
      await patchStatus(run, service, undefined);
    }
  }
  return 0;
};

/** `pkg/minikube/tunnel/reporter.go` */
function report({ call, machine, profile }: Run, services: string): void {
  const address = machine.lab.nodes[0]?.address ?? '';
  call.stdout(
    `Status:\t\n\tmachine: ${profile}\n\tpid: ${call.frame.shell.pid}\n\troute: ${ROUTE} -> ${address}\n\tminikube: Running\n\tservices: [${services}]\n    errors: \n\t\tminikube: no errors\n\t\trouter: no errors\n\t\tloadbalancer emulator: no errors\n`,
  );
}

/** Opens the ports of a Service on the reader's computer. */
function forward(run: Run, { metadata, spec }: Json): () => void {
  const { say, machine } = run;
  const ports: number[] = (spec.ports ?? []).map(({ port }: Json) => port);
  const low = ports.filter((port) => port < 1024);
  if (low.length > 0) {
    say(
      '❗',
      `The service/ingress ${metadata.name} requires privileged ports to be exposed: [${low.join(' ')}]`,
    );
    say('🔑', 'sudo permission will be asked for it.');
  }
  say('🏃', `Starting tunnel for service ${metadata.name}.`);
  const closers = ports.map((port) => machine.ports.listen(port, forwardTo(run, spec.clusterIP, port)));
  return () => {
    for (const closer of closers) closer?.close();
  };
}
