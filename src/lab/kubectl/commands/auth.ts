import { digest } from '../../cluster/random.ts';
import { Failure } from '../errors.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { formatPrinter } from '../output.ts';
import { splitTuple } from '../resources/arguments.ts';
import { resourceFor } from '../resources/mapper.ts';
import type { Command } from '../run.ts';

const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'use',
  'bind',
  'impersonate',
  '*',
  'approve',
  'sign',
  'escalate',
  'attest',
];

/** `kubectl auth can-i`: minikube's user may do everything. */
export const canI: Command = async (run) => {
  const { args, flags } = run;
  if (flags.bool('list')) {
    throw new Failure('이 실습실의 사용자는 모든 일을 할 수 있습니다. (--list is not supported in this lab)');
  }
  const [verb = '', target = ''] = args;
  if (args.length < 2 || args.length > 3) {
    throw new Failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  if (!target.startsWith('/')) {
    const type = splitTuple(target)?.type ?? target;
    const { resources } = await run.connect();
    if (!VERBS.includes(verb)) run.err(`Warning: verb '${verb}' is not a known verb\n`);
    const known = type === '*' ? undefined : lookUp(type, resources);
    if (type !== '*' && !known) {
      run.err(`Warning: the server doesn't have a resource type '${type}'\n`);
    } else if (known && !known.namespaced) {
      const group = known.group ? ` group '${known.group}'` : '';
      run.err(`Warning: resource '${known.plural}' is not namespace scoped${group && ` in${group}`}\n`);
    }
  }
  if (!flags.bool('quiet')) run.out('yes\n');
};

function lookUp(type: string, resources: Parameters<typeof resourceFor>[0]) {
  try {
    return resourceFor(resources, type);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** `kubectl auth whoami` */
export const whoAmI: Command = async (run) => {
  await run.connect();
  const credential = `X509SHA256=${digest('minikube-user')}`;
  const userInfo = {
    username: 'minikube-user',
    groups: ['system:masters', 'system:authenticated'],
    extra: { 'authentication.kubernetes.io/credential-id': [credential] },
  };
  const print = await formatPrinter(run);
  if (print) {
    run.out(
      print({
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'SelfSubjectReview',
        metadata: {
          creationTimestamp: new Date(run.world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
        },
        status: { userInfo },
      }),
    );
    return;
  }
  const rows = [
    ['ATTRIBUTE', 'VALUE'],
    ['Username', userInfo.username],
    ['Groups', `[${userInfo.groups.join(' ')}]`],
    ['Extra: authentication.kubernetes.io/credential-id', `[${credential}]`],
  ];
  run.out(alignTabs(`${rows.map((row) => row.join('\t')).join('\n')}\n`, { minWidth: 6, padding: 3 }));
};
