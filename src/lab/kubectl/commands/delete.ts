import type { DeleteOptions } from '../../api.ts';
import { parseBool } from '../cobra/values.ts';
import { dryRunOf, dryRunSuffix } from '../dry-run.ts';
import { Exit, Failure, isNotFound, reduce, withSource } from '../errors.ts';
import { build } from '../resources/builder.ts';
import { filenameOptions } from '../resources/files.ts';
import { kindName } from '../resources/mapper.ts';
import { waitFor } from '../resources/wait-for.ts';
import { type Command, callOptions, type DryRun, type Info, type Run } from '../run.ts';
import { confirmed } from './delete/confirm.ts';
import { refuse } from './refuse.ts';
import { TIMED_OUT } from './wait.ts';

/** A week: how long kubectl waits when nothing says how long. */
const WEEK = 168 * 3_600_000;

type Policy = NonNullable<DeleteOptions['propagationPolicy']>;

const POLICIES: Readonly<Record<string, Policy>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
};

/** @throws {Failure} for a strategy that there is not. */
export function policyOf(run: Run): Policy {
  const text = run.flags.text('cascade');
  const bool = parseBool(text);
  if (bool !== undefined) {
    const instead = bool ? 'background' : 'orphan';
    run.err(
      `warning: --cascade=${text} is deprecated (boolean value) and can be replaced with --cascade=${instead}.\n`,
    );
    return bool ? 'Background' : 'Orphan';
  }
  const policy = POLICIES[text];
  if (policy) return policy;
  throw new Failure(`invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`);
}

/** Seconds that a Pod gets, -1 for what it asks for itself. @throws {Failure} */
function graceOf(run: Run): number {
  const { flags } = run;
  let grace = flags.number('grace-period');
  if (flags.bool('now')) {
    if (grace !== -1) throw new Failure('--now and --grace-period cannot be specified together');
    grace = 1;
  }
  const force = flags.bool('force');
  if (grace === 0 && !force) grace = 1;
  return force && grace < 0 ? 0 : grace;
}

/** `kubectl delete` */
export const remove: Command = async (run) => {
  const { flags, args } = run;
  if (flags.text('raw')) return await refuse('kubectl delete --raw')(run);
  const cascade = policyOf(run);
  const { explicit } = await run.config.namespace();
  const all = flags.bool('all');
  const selecting = all || flags.text('selector') !== '' || flags.text('field-selector') !== '';
  const ignoring = flags.bool('ignore-not-found') || (selecting && !flags.changed('ignore-not-found'));
  const grace = graceOf(run);
  const dryRun = dryRunOf(run);
  const result = await build(run, {
    args,
    files: filenameOptions(run),
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    all,
    allNamespaces: flags.bool('all-namespaces'),
    requireObject: false,
    continueOnError: true,
  });
  validate(run, grace);
  if (ignoring) result.ignoreNotFound();
  const { infos, error } = await result.infos();
  if (flags.bool('interactive') && !(await confirmed(run, infos))) return;
  let warnScope = explicit && !flags.bool('all-namespaces');
  const errors: Error[] = error ? [error] : [];
  const deleted: Info[] = [];
  for (const info of infos) {
    if (warnScope && !info.resource.namespaced) {
      run.err('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
      warnScope = false;
    }
    try {
      deleted.push(await deleteOne(run, info, grace, cascade, dryRun));
    } catch (caught) {
      if (!(ignoring && isNotFound(caught))) errors.push(caught as Error);
    }
  }
  const failed = reduce(errors);
  if (failed) throw failed;
  if (infos.length === 0) {
    run.out('No resources found\n');
    return;
  }
  if (!flags.bool('wait') || dryRun !== 'none') return;
  const until = run.world.clock.now() + (flags.duration('timeout') || WEEK);
  for (const info of deleted) await gone(run, info, until);
};

function validate(run: Run, grace: number): void {
  const { flags } = run;
  const output = flags.text('output');
  if (output !== '' && output !== 'name') {
    throw new Failure(`unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  const all = flags.bool('all');
  if (all && flags.text('selector')) throw new Failure('cannot set --all and --selector at the same time');
  if (all && flags.text('field-selector')) {
    throw new Failure('cannot set --all and --field-selector at the same time');
  }
  if (grace === 0 && flags.bool('force')) {
    run.err(
      'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
    );
  } else if (grace > 0 && flags.bool('force')) {
    throw new Failure('--force and --grace-period greater than 0 cannot be specified together');
  }
}

async function deleteOne(
  run: Run,
  info: Info,
  grace: number,
  propagationPolicy: Policy,
  dryRun: DryRun,
): Promise<Info> {
  const { resource, namespace, name, source } = info;
  let uid: string | undefined;
  if (dryRun !== 'client') {
    const api = await run.connect();
    try {
      if (name === '') throw new Failure('resource name may not be empty');
      const answer = await api.delete(resource, namespace, name, {
        ...callOptions(run, { dryRun: dryRun === 'server' }),
        propagationPolicy,
        ...(grace >= 0 && { gracePeriodSeconds: grace }),
      });
      uid = answer.metadata.uid;
    } catch (error) {
      throw withSource('deleting', source, error);
    }
  }
  run.out(deletedText(run, info, grace, dryRun));
  return { ...info, object: { apiVersion: '', kind: '', metadata: { name, ...(uid && { uid }) } } };
}

/** `pod "web" deleted from default namespace` */
export function deletedText(run: Run, info: Info, grace: number, dryRun: DryRun): string {
  const kind = kindName(info.resource);
  if (run.flags.has('output') && run.flags.text('output') === 'name') return `${kind}/${info.name}\n`;
  const operation = grace === 0 ? 'force deleted' : 'deleted';
  const where = info.resource.namespaced ? ` from ${info.namespace} namespace` : '';
  return `${kind} "${info.name}" ${operation}${where}${dryRunSuffix(dryRun)}\n`;
}

/** Waits until that object, not one of the same name, is gone. @throws {Failure} when it stays. */
async function gone(run: Run, info: Info, until: number): Promise<void> {
  const uid = info.object?.metadata.uid;
  const left = Math.max(0, until - run.world.clock.now());
  const { how } = await waitFor(
    run,
    info,
    left,
    ({ type, object }) => type === 'DELETED' || (uid !== undefined && object.metadata.uid !== uid),
  );
  if (how === 'interrupted') throw new Exit(1);
  if (how === 'timeout') {
    throw new Failure(`${TIMED_OUT} on ${info.resource.plural}/${info.name}`);
  }
}
