import { digest } from '../../cluster/random.ts';
import { Failure } from '../errors.ts';
import { alignTabs } from '../format/tabwriter.ts';
import { formatPrinter } from '../output.ts';
import { resourceFor } from '../resources/mapper.ts';
import type { Command, Run } from '../run.ts';

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

const URL_VERBS = ['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*'];

/** Resources that only authorization knows. */
const UNDISCOVERED = ['users', 'groups'];

/** `kubectl auth can-i`: minikube's user may do everything. */
export const canI: Command = async (run) => {
  const { args, flags } = run;
  if (flags.bool('list')) return await listAccess(run);
  const [verb = '', target = ''] = args;
  if (args.length !== 2) {
    throw new Failure(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  // Each of these texts ends its line itself, and the printer of warnings ends it once more.
  const warn = (text: string) => run.err(`Warning: ${text}\n\n`);
  if (target.startsWith('/')) {
    if (flags.text('subresource')) throw new Failure('--subresource can not be used with NonResourceURL');
    if (!URL_VERBS.includes(verb)) warn(`verb '${verb}' is not a known verb`);
  } else {
    const type = target.split('/')[0] ?? '';
    const { resources } = await run.connect();
    const known = type === '*' ? undefined : lookUp(type, resources);
    if (type !== '*' && !known) {
      const group = /^[^.]+\.(.+)$/.exec(type)?.[1];
      if (group) warn(`the server doesn't have a resource type '${type.split('.')[0]}' in group '${group}'`);
      else if (!UNDISCOVERED.includes(type)) warn(`the server doesn't have a resource type '${type}'`);
    }
    if (!flags.bool('all-namespaces')) {
      if (known && !known.namespaced) {
        const group = known.group ? ` in group '${known.group}'` : '';
        warn(`resource '${known.plural}' is not namespace scoped${group}`);
      }
      if (!VERBS.includes(verb)) warn(`verb '${verb}' is not a known verb`);
    }
  }
  if (flags.bool('no-headers')) throw new Failure('--no-headers cannot be set without --list specified');
  if (!flags.bool('quiet')) run.out('yes\n');
};

/** `kubectl auth can-i --list`: one rule for everything, one for every path. */
async function listAccess(run: Run): Promise<void> {
  const { args, flags } = run;
  if (args.length > 0) throw new Failure('list option must be specified with no arguments');
  if (flags.bool('quiet') || flags.bool('all-namespaces') || flags.text('subresource')) {
    throw new Failure(
      "list option can't be specified with neither quiet, all-namespaces nor subresource options",
    );
  }
  await run.connect();
  const rows = [
    ...(flags.bool('no-headers') ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']]),
    ['*.*', '[]', '[]', '[*]'],
    ['', '[*]', '[]', '[*]'],
  ];
  run.out(alignTabs(`${rows.map((row) => row.join('\t')).join('\n')}\n`, { minWidth: 6, padding: 3 }));
}

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
  const print = await formatPrinter(run, undefined, true);
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
