import type { Json } from '../../cluster/json.ts';
import { goValue } from '../format/gotext.ts';
import { byBytes } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { writeHead } from './metadata.ts';

interface Rule {
  readonly verbs: string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

/** Roles and ClusterRoles. */
export const role: Describer = (object, { w }) => {
  writeHead(w, object, false);
  w.line(0, 'PolicyRule:');
  w.line(1, 'Resources\tNon-Resource URLs\tResource Names\tVerbs');
  w.line(1, '---------\t-----------------\t--------------\t-----');
  for (const rule of compact((object.rules ?? []).flatMap(breakDown))) {
    const lists = [rule.nonResourceURLs, rule.resourceNames, rule.verbs].map((list) => goValue([...list]));
    w.line(1, [resourceText(rule), ...lists].join('\t'));
  }
};

/** One rule a verb, resource and name. */
function breakDown({
  verbs = [],
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: Json): Rule[] {
  const rules: Rule[] = [];
  for (const group of apiGroups) {
    for (const resource of resources) {
      for (const verb of verbs) {
        for (const name of resourceNames.length > 0 ? resourceNames : [undefined]) {
          rules.push({
            verbs: [verb],
            apiGroups: [group],
            resources: [resource],
            resourceNames: name === undefined ? [] : [name],
            nonResourceURLs: [],
          });
        }
      }
    }
  }
  for (const url of nonResourceURLs) {
    for (const verb of verbs) {
      rules.push({ verbs: [verb], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [url] });
    }
  }
  return rules;
}

/** Rules that differ only in their verb become one; the order is that of Go's text of a rule. */
function compact(rules: readonly Rule[]): Rule[] {
  const merged = new Map<string, Rule>();
  const others: Rule[] = [];
  for (const rule of rules) {
    if (rule.nonResourceURLs.length > 0) {
      others.push(rule);
      continue;
    }
    const key = JSON.stringify([rule.apiGroups, rule.resources, rule.resourceNames]);
    const known = merged.get(key);
    if (!known) merged.set(key, { ...rule, verbs: [...rule.verbs] });
    else known.verbs.push(...rule.verbs.filter((verb) => !known.verbs.includes(verb)));
  }
  const text = ({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: Rule) =>
    [verbs, apiGroups, resources, resourceNames, nonResourceURLs].map((list) => goValue([...list])).join(',');
  return [...others, ...merged.values()].sort((left, right) => byBytes(text(left), text(right)));
}

function resourceText({ resources, apiGroups }: Rule): string {
  const [name = '', ...rest] = (resources[0] ?? '').split('/');
  const group = apiGroups[0] ? `.${apiGroups[0]}` : '';
  const sub = rest.length > 0 ? `/${rest.join('/')}` : '';
  return resources.length === 0 ? '' : `${name}${group}${sub}`;
}

/** RoleBindings and ClusterRoleBindings. */
export const roleBinding: Describer = (object, { w }) => {
  writeHead(w, object, false);
  w.line(0, 'Role:');
  w.pair('Kind', object.roleRef.kind, 1);
  w.pair('Name', object.roleRef.name, 1);
  w.line(0, 'Subjects:');
  w.line(1, 'Kind\tName\tNamespace');
  w.line(1, '----\t----\t---------');
  for (const { kind, name, namespace = '' } of object.subjects ?? [])
    w.line(1, `${kind}\t${name}\t${namespace}`);
};
