import { type Command, isHealthy } from './machine.ts';

/** `minikube ssh -- COMMAND`: runs it on a node. */
export const ssh: Command = async (run) => {
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  const { machine, call, flags, args, rest } = run;
  const { nodes } = machine.lab;
  const name = flags.get('node') ?? nodes[0]?.name ?? '';
  if (!nodes.some((node) => node.name === name)) {
    run.complain('❌', `Exiting due to GUEST_NODE_RETRIEVE: retrieving node: Could not find node ${name}`);
    return 85;
  }
  const words = [...args, ...rest];
  if (words.length === 0) {
    run.complain('🙄', '이 실습실에서는 minikube ssh -- 명령 꼴로 쓰세요. (give the command behind --)');
    return 1;
  }
  const code = await machine.onNode(name, words.join(' '), call);
  if (code !== 0) call.stderr(`ssh: Process exited with status ${code}\n`);
  return code === 0 ? 0 : 1;
};

/** `minikube kubectl -- …` */
export const kubectl: Command = async (run) => {
  const bad = isHealthy(run);
  return bad ?? (await run.call.run(['kubectl', ...run.args, ...run.rest]));
};

const IMAGES = [
  'registry.k8s.io/pause:3.10.1',
  'registry.k8s.io/kube-scheduler',
  'registry.k8s.io/kube-proxy',
  'registry.k8s.io/kube-controller-manager',
  'registry.k8s.io/kube-apiserver',
  'registry.k8s.io/etcd:3.6.6-0',
  'registry.k8s.io/coredns/coredns:v1.13.1',
  'gcr.io/k8s-minikube/storage-provisioner:v5',
];

export const image: Command = async (run) => {
  const bad = isHealthy(run);
  if (bad !== undefined) return bad;
  const { args, call, machine } = run;
  if (args[0] === 'ls' || args[0] === 'list') {
    for (const name of IMAGES)
      call.stdout(`${/:[^/]*$/.test(name) ? name : `${name}:${machine.lab.api.version}`}\n`);
    return 0;
  }
  run.complain('🙄', '이 실습실에서는 minikube image ls만 됩니다. (only image ls in this lab)');
  return 1;
};
