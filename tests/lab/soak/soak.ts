import { runCommand } from '../../../scripts/lab/script.ts';
import type { Json } from '../../../src/lab/cluster/json.ts';
import { randomFrom } from '../../../src/lab/cluster/random.ts';
import { type DesktopOptions, openDesktop } from '../../../src/lab/index.ts';
import { impossible, type Objects } from './impossible.ts';
import { LET_GO, NAMESPACES, sequence } from './moves.ts';

/** Commands of a sequence. */
const LENGTH = 20;
/** Milliseconds after which nothing moves any more: a Pod's grace, and the longest back-off of a short sequence. */
const REST = 90_000;

const CLIENT = `kubectl create namespace svc-lab
kubectl create namespace svc-other
kubectl config set-context --current --namespace=svc-lab
kubectl create deployment client --image=registry.k8s.io/e2e-test-images/agnhost:2.53 -- /agnhost pause
kubectl wait --for=condition=Available deployment/client --timeout=60s`;

/** Words of a program that fell over instead of refusing. */
const CRASH =
  /TypeError|RangeError|ReferenceError|is not a function|is not iterable|Cannot (?:read|set|destructure)|\bundefined\b|\bNaN\b|\[object |Maximum call stack|Internal error|\n {4}at /;

/** What one sequence came to. */
export interface Soaked {
  readonly commands: readonly { readonly cmd: string; readonly exit: number; readonly said: string }[];
  /** What must not be: a crash, a state that cannot be, a Service that does not answer, a timer that is left. */
  readonly problems: readonly string[];
}

const PLURALS = [
  'services',
  'pods',
  'endpointslices',
  'endpoints',
  'replicasets',
  'deployments',
  'namespaces',
  'nodes',
] as const;

/** Runs a random sequence of commands on a lab of its own, and looks at what is left when all has come to rest. */
export async function soak(seed: number, options: Pick<DesktopOptions, 'admission'> = {}): Promise<Soaked> {
  const random = randomFrom(seed * 7919);
  const nodes = seed % 4 === 0 ? 2 : 1;
  const desktop = await openDesktop({ ...options, seed, nodes, time: 'simulated' });
  const { lab, computer } = desktop;
  const session = computer.session({ keyboard: false });
  const problems: string[] = [];
  const commands: { cmd: string; exit: number; said: string }[] = [];
  const run = async (cmd: string) => {
    const { exit, stdout, stderr } = await runCommand(desktop, session, cmd);
    const said = stdout + stderr;
    commands.push({ cmd, exit, said });
    if (CRASH.test(said)) problems.push(`${cmd}\n${said}`);
    return exit;
  };
  try {
    if ((await run(CLIENT)) !== 0) problems.push('the client did not start');
    for (const cmd of sequence(random, LENGTH, nodes)) await run(cmd);
    for (const cmd of LET_GO) await run(cmd);
    await lab.clock.advance(REST);
    await lab.clock.drive(lab.settle([...NAMESPACES]));
    const list = async (plural: string) => {
      const resource = lab.api.resources.find((each) => each.plural === plural);
      return resource ? ((await lab.api.list(resource, undefined)).items as Json[]) : [];
    };
    const objects = Object.fromEntries(
      await Promise.all(PLURALS.map(async (plural) => [plural, await list(plural)])),
    ) as unknown as Objects;
    problems.push(...impossible(objects));
    for (const service of answering(objects)) {
      const url = `http://${service.spec.clusterIP}/hostname`;
      const cmd = `kubectl exec -n svc-lab deploy/client -- curl -s -m 3 ${url}`;
      if ((await run(cmd)) !== 0) problems.push(`${service.metadata.name} does not answer at ${url}`);
    }
  } catch (error) {
    problems.push(`${(error as Error).stack ?? error}`);
  }
  await desktop.close();
  const pending = lab.clock.pending();
  if (pending > 0) problems.push(`${pending} timers are left`);
  return { commands, problems };
}

/** Services with an address of their own, of which every endpoint is a Pod that is ready. */
function answering({ services, endpointslices }: Objects): Json[] {
  return services.filter(({ metadata, spec }) => {
    if (!NAMESPACES.includes(metadata.namespace)) return false;
    if (!spec.selector || !spec.clusterIP || spec.clusterIP === 'None') return false;
    const behind = endpointslices
      .filter(
        (slice) =>
          slice.metadata.namespace === metadata.namespace &&
          slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
      )
      .flatMap((slice) => slice.endpoints ?? []);
    return behind.length > 0 && behind.every(({ conditions }: Json) => conditions.ready);
  });
}
