import { loadAll } from 'js-yaml';
import { readShell, type ShellWord } from 'kubernetes-guide-verify';

/** What the commands of a chapter may touch. */
export interface Bounds {
  /** The chapter's namespaces. */
  readonly namespaces: ReadonlySet<string>;
  /** Namespaces that the cluster has: a name that it does not have can be named, and fails. */
  readonly existing: ReadonlySet<string>;
  /** Text of a manifest by path relative to the working folder; undefined when there is none. */
  manifest(path: string): string | undefined;
}

const READS = new Set(
  'get describe logs explain api-resources api-versions version cluster-info wait top events diff options help completion'.split(
    ' ',
  ),
);
const NODES = new Set('cordon uncordon drain taint certificate proxy plugin kustomize debug'.split(' '));
const ELSEWHERE =
  /^(?:--(?:context|kubeconfig|server|cluster|user|token|username|password|as|as-group|as-uid|client-key|client-certificate)(?:=|$)|-s$)/;
const NAMESPACE_KIND = /^(?:ns|namespaces?)$/;
const CLUSTER_KIND =
  /^(?:no|nodes?|pv|persistentvolumes?|clusterroles?|clusterrolebindings?|crds?|customresourcedefinitions?|sc|storageclass(?:es)?|ingressclass(?:es)?|pc|priorityclass(?:es)?|apiservices?|csr|certificatesigningrequests?|(?:mutating|validating)webhookconfigurations?|validatingadmissionpolic(?:y|ies)|servicecidrs?|ipaddresses|runtimeclass(?:es)?)(?:\.[\w.]+)?$/;
const CLUSTER_KINDS =
  /^(?:Node|PersistentVolume|Cluster\w+|CustomResourceDefinition|StorageClass|\w*WebhookConfiguration|APIService)$/;
const CONFIG_READS = new Set(['view', 'get-contexts', 'current-context', 'get-clusters', 'get-users']);
const FILE_FLAG = /^(?:-f|--filename|-k|--kustomize)$/;

/** Flags of kubectl that take the next word, as far as they could hide an operand. */
const TAKES_VALUE =
  /^(?:-n|--namespace|-f|--filename|-k|--kustomize|-l|--selector|-o|--output|-c|--container|--image|--type|-p|--patch|--timeout|--for|--field-selector|--port|--target-port|--name|--replicas)$/;

interface Call {
  readonly verb: string;
  readonly operands: readonly string[];
  readonly flags: readonly string[];
  readonly namespaces: readonly string[];
  readonly files: readonly string[];
}

function read(args: readonly string[]): Call {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const operands: string[] = [];
  const flags: string[] = [];
  const namespaces: string[] = [];
  const files: string[] = [];
  for (let index = 0; index < own.length; index++) {
    const word = own[index] ?? '';
    const joined = /^(--namespace|-n|--filename|-f|--kustomize|-k)=?(.+)$/.exec(word);
    if (joined && !/^--(?!namespace=|filename=|kustomize=)/.test(word)) {
      (/^-{1,2}n/.test(word) ? namespaces : files).push(joined[2] ?? '');
      flags.push(joined[1] ?? '');
    } else if (word.startsWith('-') && word !== '-') {
      flags.push(word);
      if (!TAKES_VALUE.test(word)) continue;
      const value = own[++index] ?? '';
      if (/^(?:-n|--namespace)$/.test(word)) namespaces.push(value);
      if (FILE_FLAG.test(word)) files.push(value);
    } else operands.push(word);
  }
  const [verb = '', ...rest] = operands;
  return { verb, operands: rest, flags, namespaces, files };
}

const other = (name: string): string => `이 장의 네임스페이스가 아닌 ${name}에 손댑니다.`;

function checkNames(names: readonly string[], { namespaces, existing }: Bounds): string | undefined {
  const wrong = names.find((name) => !namespaces.has(name) && (existing.has(name) || /[$`*]/.test(name)));
  return wrong === undefined ? undefined : other(wrong);
}

/** Namespaces that a `TYPE NAME` or `TYPE/NAME` list names: these must be the chapter's, whether they exist or not. */
function checkOperands({ verb, operands }: Call, { namespaces }: Bounds): string | undefined {
  const [type = '', ...names] = operands;
  const kinds = [...type.split(','), ...operands.filter((word) => word.includes('/'))].map(
    (word) => word.split('/')[0] ?? '',
  );
  const clusterKind = kinds.find((kind) => CLUSTER_KIND.test(kind.toLowerCase()));
  if (clusterKind !== undefined) return `클러스터 전체의 ${clusterKind} 종류를 바꿉니다.`;
  const slashed = operands
    .filter((word) => /^(?:ns|namespaces?)\//i.test(word))
    .map((word) => word.slice(word.indexOf('/') + 1));
  const listed = type.split(',').some((kind) => NAMESPACE_KIND.test(kind.toLowerCase()))
    ? names.filter((name) => !/[=]|-$/.test(name))
    : [];
  const named = [...slashed, ...listed];
  const about = slashed.length > 0 || type.split(',').some((kind) => NAMESPACE_KIND.test(kind.toLowerCase()));
  if (about && named.length === 0 && /^(?:delete|label|annotate|patch|edit)$/.test(verb))
    return '네임스페이스 전부를 바꿉니다.';
  const wrong = named.find((name) => !namespaces.has(name));
  return wrong === undefined ? undefined : other(wrong);
}

interface Documented {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

function checkDocuments(text: string, { namespaces }: Bounds): string | undefined {
  let documents: unknown[];
  try {
    documents = loadAll(text) as unknown[];
  } catch {
    // What does not parse reaches no cluster.
    return undefined;
  }
  for (const each of documents) {
    const { kind, metadata } = (each ?? {}) as Documented;
    const name = kind === 'Namespace' ? metadata?.name : metadata?.namespace;
    if (name !== undefined && !namespaces.has(name)) return other(name);
    if (kind !== undefined && CLUSTER_KINDS.test(kind)) return `클러스터 전체의 ${kind} 종류를 바꿉니다.`;
  }
  return undefined;
}

function checkCall(args: readonly string[], bounds: Bounds): string | undefined {
  const call = read(args);
  const { verb, operands, flags, namespaces, files } = call;
  const away = flags.find((flag) => ELSEWHERE.test(flag));
  if (away !== undefined) return `${away} 플래그는 다른 클러스터나 다른 사용자로 갑니다.`;
  if (/[$`]/.test(verb)) return 'kubectl의 하위 명령을 변수로 쓸 수 없습니다.';
  if (verb === 'config') {
    if (CONFIG_READS.has(operands[0] ?? '')) return undefined;
    if (operands[0] !== 'set-context' || !flags.includes('--current'))
      return 'kubeconfig의 다른 곳을 바꿉니다.';
    return checkNames(namespaces, bounds);
  }
  if (
    verb === '' ||
    READS.has(verb) ||
    (verb === 'rollout' && /^(?:status|history)$/.test(operands[0] ?? ''))
  )
    return undefined;
  if (verb === 'auth') return operands[0] === 'reconcile' ? '권한을 바꿉니다.' : undefined;
  if (NODES.has(verb)) return `kubectl ${verb} 명령은 노드나 클러스터 전체를 바꿉니다.`;
  if (flags.some((flag) => /^(?:-A|--all-namespaces)/.test(flag))) return '모든 네임스페이스를 바꿉니다.';
  const outside = files.find((path) => /^[a-z]+:\/\//i.test(path));
  if (outside !== undefined) return `내용을 알 수 없는 주소 ${outside}의 매니페스트를 적용합니다.`;
  const texts = files.flatMap((path) => bounds.manifest(path) ?? []);
  const named =
    verb === 'exec' || verb === 'cp' || verb === 'port-forward' || verb === 'attach'
      ? undefined
      : checkOperands(call, bounds);
  return (
    checkNames(namespaces, bounds) ??
    named ??
    texts.map((text) => checkDocuments(text, bounds)).find((reason) => reason !== undefined)
  );
}

const values = (words: readonly ShellWord[]): string[] => words.map(({ value }) => value);

/**
 * Why a command must not run: it would touch what is not the chapter's. Namespaces in a command must be written out
 * where it changes something.
 *
 * @returns Korean, a sentence; undefined when the command may run.
 */
export function guardCommand(command: string, bounds: Bounds): string | undefined {
  if (/\b(?:KUBECONFIG|HOME|PATH)=|\bunset\s+(?:KUBECONFIG|HOME)\b/.test(command)) {
    return 'kubectl의 설정을 고르는 환경 변수를 바꿉니다.';
  }
  const { commands, heredocs } = readShell(command);
  for (const { words } of commands) {
    const list = values(words);
    if (list[0] === 'sudo') return '관리자 권한을 씁니다.';
    for (const [index, word] of list.entries()) {
      if (!/(?:^|\/)kubectl$/.test(word) || (index > 0 && list.slice(0, index).includes('--'))) continue;
      const reason = checkCall(list.slice(index + 1), bounds);
      if (reason !== undefined) return reason;
    }
  }
  if (!commands.some(({ words }) => words.some(({ value }) => /(?:^|\/)kubectl$/.test(value))))
    return undefined;
  for (const { start, end } of heredocs) {
    const reason = checkDocuments(command.slice(start, end), bounds);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
