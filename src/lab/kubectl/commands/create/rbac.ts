import type { Json } from '../../../cluster/json.ts';
import { Exit, Failure } from '../../errors.ts';
import { byBytes } from '../../format/labels.ts';
import { parsePairs } from '../../pairs.ts';
import { resourceFor } from '../../resources/mapper.ts';
import type { Command, Run } from '../../run.ts';
import { RBAC, subjectsOf } from '../rbac-subjects.ts';
import { createMade, nameArgument } from './made.ts';

const VERSION = `${RBAC}/v1`;
const VERBS =
  '* create get delete list update edit watch exec patch deletecollection use bind escalate impersonate'.split(
    ' ',
  );
const URL_VERBS = 'get post put delete patch head options *'.split(' ');

/** Verbs that only some resources know, as `GROUP/RESOURCE`. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  use: ['policy/podsecuritypolicies', 'extensions/podsecuritypolicies'],
  bind: [`${RBAC}/roles`, `${RBAC}/clusterroles`],
  escalate: [`${RBAC}/roles`, `${RBAC}/clusterroles`],
  impersonate: ['/users', '/serviceaccounts', '/groups', 'authentication.k8s.io/userextras'],
};

interface Target {
  readonly resource: string;
  readonly group: string;
  readonly sub: string;
}

function verbsOf(run: Run): readonly string[] {
  const verbs = [...new Set(run.flags.list('verb'))];
  if (verbs.includes('*')) return ['*'];
  if (verbs.length === 0) throw new Failure('at least one verb must be specified');
  return verbs;
}

/** `pods`, `deployments.apps`, `pods/log`. */
function targetsOf(run: Run): readonly Target[] {
  return run.flags.list('resource').map((text) => {
    const [first = '', sub = ''] = text.split(/\/(.*)/s);
    const [resource = '', group = ''] = first.split(/\.(.*)/s);
    return { resource, group, sub };
  });
}

/** The targets by their full names. @throws {Failure} for one that is not there, or that a verb does not fit. */
async function resolved(
  run: Run,
  targets: readonly Target[],
  verbs: readonly string[],
): Promise<readonly Target[]> {
  const { resources } = await run.connect();
  for (const verb of verbs) {
    if (!VERBS.includes(verb)) run.err(`Warning: '${verb}' is not a standard resource verb\n`);
  }
  const found: Target[] = [];
  for (const { resource, group, sub } of targets) {
    if (resource === '') throw new Failure('resource must be specified if apiGroup/subresource specified');
    if (resource === '*') return targets;
    let target: Target = { resource, group, sub };
    let missing: unknown;
    try {
      const known = resourceFor(resources, group ? `${resource}.${group}` : resource);
      target = { resource: known.plural, group: known.group, sub };
    } catch (error) {
      missing = error instanceof Failure ? new Exit(1, error.message) : error;
    }
    for (const verb of verbs) {
      const fitting = SPECIAL[verb];
      if (!fitting) continue;
      if (!fitting.includes(`${target.group}/${target.resource}`)) {
        throw new Failure(`can not perform '${verb}' on '${target.resource}' in group '${target.group}'`);
      }
      missing = undefined;
    }
    if (missing) throw missing;
    found.push(target);
  }
  return found;
}

function rulesOf(run: Run, targets: readonly Target[], verbs: readonly string[]): Json[] {
  const groups = new Map<string, string[]>();
  for (const { resource, group, sub } of targets) {
    const names = groups.get(group) ?? [];
    const name = sub ? `${resource}/${sub}` : resource;
    if (!names.includes(name)) names.push(name);
    groups.set(group, names);
  }
  const resourceNames = [...new Set(run.flags.list('resource-name'))];
  return [...groups.keys()].sort(byBytes).map((group) => ({
    apiGroups: [group],
    ...(resourceNames.length > 0 && { resourceNames }),
    resources: groups.get(group),
    verbs,
  }));
}

/** `kubectl create role` */
export const createRole: Command = async (run) => {
  const name = nameArgument(run);
  const verbs = verbsOf(run);
  const targets = targetsOf(run);
  if (targets.length === 0) throw new Failure('at least one resource must be specified');
  const rules = rulesOf(run, await resolved(run, targets, verbs), verbs);
  await createMade(run, { object: { apiVersion: VERSION, kind: 'Role', metadata: { name }, rules } });
};

/** `kubectl create clusterrole` */
export const createClusterRole: Command = async (run) => {
  const { flags } = run;
  const name = nameArgument(run);
  const object = (rules: Json, more: Json = {}) => ({
    ...more,
    apiVersion: VERSION,
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  });
  const urls = flags.list('non-resource-url');
  const aggregated = flags.list('aggregation-rule');
  if (aggregated.length > 0) {
    const others = ['verb', 'resource', 'resource-name', 'non-resource-url'];
    if (others.some((flag) => flags.list(flag).length > 0)) {
      throw new Failure(
        'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
      );
    }
    const matchLabels = parsePairs(aggregated, 'aggregation-rule', false).pairs;
    const aggregationRule = { clusterRoleSelectors: [{ matchLabels }] };
    await createMade(run, { object: object(null, { aggregationRule }) });
    return;
  }
  const verbs = verbsOf(run);
  const targets = targetsOf(run);
  if (targets.length === 0 && urls.length === 0) {
    throw new Failure('one of resource or nonResourceURL must be specified');
  }
  const found = targets.length > 0 ? await resolved(run, targets, verbs) : [];
  for (const verb of urls.length > 0 ? verbs : []) {
    if (!URL_VERBS.includes(verb)) throw new Failure(`invalid verb: '${verb}' for nonResourceURL`);
  }
  for (const url of urls) {
    if (url === '*') continue;
    if (!url.startsWith('/')) throw new Failure('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*')) {
      throw new Failure("nonResourceURL only supports wildcard matches when '*' is at the end");
    }
  }
  const rules = rulesOf(run, found, verbs);
  if (urls.length > 0) rules.push({ nonResourceURLs: urls, verbs });
  await createMade(run, { object: object(rules) });
};

/** `kubectl create rolebinding` */
export const createRoleBinding: Command = async (run) => {
  const name = nameArgument(run);
  const [role, clusterRole] = [run.flags.text('role'), run.flags.text('clusterrole')];
  if ((role === '') === (clusterRole === '')) {
    throw new Failure('exactly one of clusterrole or role must be specified');
  }
  const subjects = subjectsOf(run);
  const object = {
    apiVersion: VERSION,
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: RBAC, kind: role ? 'Role' : 'ClusterRole', name: role || clusterRole },
    ...(subjects.length > 0 && { subjects }),
  };
  await createMade(run, { object, failure: 'rolebinding' });
};

/** `kubectl create clusterrolebinding` */
export const createClusterRoleBinding: Command = async (run) => {
  const name = nameArgument(run);
  const subjects = subjectsOf(run);
  const object = {
    apiVersion: VERSION,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: run.flags.text('clusterrole') },
    ...(subjects.length > 0 && { subjects }),
  };
  await createMade(run, { object, failure: 'clusterrolebinding' });
};
