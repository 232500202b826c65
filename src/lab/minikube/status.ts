import { type Command, isHealthy, notFound, VERSION } from './machine.ts';
import { table } from './table.ts';

export const status: Command = async (run) => {
  const { machine, call, flags } = run;
  if (machine.state === 'gone') return notFound(run);
  const up = machine.state === 'Running';
  const word = up ? 'Running' : 'Stopped';
  const nodes = machine.lab.nodes.map(({ name }, index) => ({
    Name: name,
    Host: word,
    Kubelet: word,
    APIServer: index === 0 ? word : 'Irrelevant',
    Kubeconfig: index === 0 ? (up ? 'Configured' : 'Stopped') : 'Irrelevant',
    Worker: index > 0,
  }));
  if (flags.get('output') === 'json') call.stdout(JSON.stringify(nodes.length === 1 ? nodes[0] : nodes));
  else if (flags.has('format')) {
    const [first] = nodes;
    call.stdout(
      (flags.get('format') ?? '').replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, key: string) =>
        String(first?.[key as 'Host'] ?? ''),
      ),
    );
  } else
    for (const { Name, Host, Kubelet, APIServer, Kubeconfig, Worker } of nodes) {
      call.stdout(
        Worker
          ? `${Name}\ntype: Worker\nhost: ${Host}\nkubelet: ${Kubelet}\n\n`
          : `${Name}\ntype: Control Plane\nhost: ${Host}\nkubelet: ${Kubelet}\napiserver: ${APIServer}\nkubeconfig: ${Kubeconfig}\n\n`,
      );
    }
  return up ? 0 : 7;
};

export const ip: Command = async (run) => {
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  const { nodes } = run.machine.lab;
  const name = run.flags.get('node');
  const node = name === undefined ? nodes[0] : nodes.find((each) => each.name === name);
  if (!node) {
    run.complain('❌', `Exiting due to GUEST_NODE_RETRIEVE: retrieving node: Could not find node ${name}`);
    return 85;
  }
  run.call.stdout(`${node.address}\n`);
  return 0;
};

export const version: Command = async ({ call, flags }) => {
  if (flags.has('short')) call.stdout(`${VERSION}\n`);
  else call.stdout(`minikube version: ${VERSION}\n`);
  return 0;
};

export const profile: Command = async (run) => {
  const { call, machine, args } = run;
  if (args.length === 0) {
    call.stdout('minikube\n');
    return 0;
  }
  if (args[0] !== 'list') {
    run.complain('🙄', `이 실습실에는 minikube 프로필이 하나뿐입니다. (only one profile in this lab)`);
    return 1;
  }
  if (machine.state === 'gone') {
    run.complain('🤹', 'No minikube profile was found.');
    run.complain('💡', 'Create one using "minikube start".');
    return 14;
  }
  const [first] = machine.lab.nodes;
  const up = machine.state === 'Running';
  call.stdout(
    table(
      [
        'PROFILE',
        'DRIVER',
        'RUNTIME',
        'IP',
        'VERSION',
        'STATUS',
        'NODES',
        'ACTIVE PROFILE',
        'ACTIVE KUBECONTEXT',
      ],
      [
        [
          'minikube',
          'docker',
          'docker',
          first?.address ?? '',
          machine.lab.api.version,
          up ? 'OK' : 'Stopped',
          String(machine.lab.nodes.length),
          '*',
          '*',
        ],
      ],
    ),
  );
  return 0;
};

export const node: Command = async (run) => {
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  if (run.args[0] !== 'list') {
    run.complain('🙄', '이 실습실에서는 노드를 더하거나 뺄 수 없습니다. (not supported in this lab)');
    return 1;
  }
  for (const { name, address } of run.machine.lab.nodes) run.call.stdout(`${name}\t${address}\n`);
  return 0;
};
