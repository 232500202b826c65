import { nearest } from '../../nearest.ts';
import type { CommandNode } from './tree.ts';

/** Flags that were, with what to do in their place. By command and name; a command left out means any. */
const OLD: Readonly<Record<string, string>> = {
  'kubectl run --generator':
    'kubectl run은 늘 파드를 만듭니다. 디플로이먼트는 kubectl create deployment로 만드세요.',
  'kubectl run --replicas': '파드 여럿은 kubectl create deployment --replicas로 만드세요.',
  'kubectl run --serviceaccount': '--overrides=\'{"spec":{"serviceAccountName":"이름"}}\'을 쓰세요.',
  'kubectl run --requests': '매니페스트의 resources에 쓰세요.',
  'kubectl run --limits': '매니페스트의 resources에 쓰세요.',
  'kubectl run --hostport': '매니페스트의 ports에 hostPort를 쓰세요.',
  'kubectl run --schedule': '주기로 실행하려면 kubectl create cronjob을 쓰세요.',
  'kubectl expose --generator': '지우세요. 서비스는 그대로 만들어집니다.',
  'kubectl expose --container-port': '--target-port를 쓰세요.',
  'kubectl create deployment --generator': '지우세요.',
  'kubectl create deployment --expose': '서비스는 kubectl expose로 따로 만드세요.',
  'kubectl create deployment --labels': '레이블은 kubectl label로 붙이거나 매니페스트에 쓰세요.',
  'kubectl create deployment --env': '환경 변수는 kubectl set env로 넣거나 매니페스트에 쓰세요.',
  'kubectl autoscale --generator': '지우세요.',
  'kubectl get --export': '지우세요. kubectl get -o yaml의 출력에서 필요한 것만 남기세요.',
  'kubectl get --show-all': '지우세요. 끝난 파드도 늘 보입니다.',
  'kubectl get --server-print': '지우세요.',
  'kubectl drain --delete-local-data': '--delete-emptydir-data를 쓰세요.',
  'kubectl exec --pod': '파드 이름은 플래그 없이 쓰세요.',
  'kubectl version --short': '지우세요. 짧은 출력이 기본입니다.',
  'kubectl rollout undo --record': '지우세요.',
  'kubectl top pod --heapster-namespace': '지우세요.',
  'kubectl top node --heapster-namespace': '지우세요.',
  'kubectl apply --prune-whitelist': '--prune-allowlist를 쓰세요.',
  'kubectl logs --interactive': '지우세요.',
  'minikube start --vm-driver': '--driver를 쓰세요.',
  'minikube start --enable-default-cni': '--cni=bridge를 쓰세요.',
};

/** What there is to say about a flag that a command does not have. */
export interface FlagStory {
  /** `removed`, `sibling` or empty. */
  readonly known: 'removed' | 'sibling' | '';
  /** Korean: what to write in its place; empty when nothing is known. */
  readonly instead: string;
  /** The flag that was most likely meant, with its dashes; empty when there is none. */
  readonly write: string;
}

const rootOf = (node: CommandNode): CommandNode => (node.parent ? rootOf(node.parent) : node);
const hasFlag = (node: CommandNode, name: string): boolean =>
  node.flags.some((flag) => flag.name === name) || node.children.some((child) => hasFlag(child, name));

/** Long flags that people write in other words. */
const MEANT: Readonly<Record<string, string>> = {
  'all-namespace': 'all-namespaces',
  namespaces: 'namespace',
  ns: 'namespace',
  file: 'filename',
  format: 'output',
  label: 'labels',
  tag: 'image',
  interactive: 'stdin',
  it: 'stdin',
  dryrun: 'dry-run',
};

/** Explains an unknown flag: an old one, one of another command, or a misspelling. */
export function explainFlag(node: CommandNode, name: string, short: boolean): FlagStory {
  if (short) {
    const flag = node.flags.find(
      ({ shorthand }) => shorthand !== '' && shorthand.toLowerCase() === name.toLowerCase(),
    );
    return { known: '', instead: '', write: flag ? `-${flag.shorthand}` : '' };
  }
  const instead = OLD[`${node.path} --${name}`];
  if (instead !== undefined) return { known: 'removed', instead, write: '' };
  const names = node.flags.map((flag) => flag.name);
  const meant = MEANT[name];
  const near = meant !== undefined && names.includes(meant) ? meant : nearest(name, names);
  if (near !== undefined) return { known: '', instead: '', write: `--${near}` };
  return { known: hasFlag(rootOf(node), name) ? 'sibling' : '', instead: '', write: '' };
}
