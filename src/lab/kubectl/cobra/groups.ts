/** How `kubectl --help` groups its commands: `pkg/cmd/cmd.go`. */
const GROUPS: readonly (readonly [title: string, names: string])[] = [
  ['Basic Commands (Beginner):', 'create expose run set'],
  ['Basic Commands (Intermediate):', 'explain get edit delete'],
  ['Deploy Commands:', 'rollout scale autoscale'],
  ['Cluster Management Commands:', 'certificate cluster-info top cordon uncordon drain taint'],
  [
    'Troubleshooting and Debugging Commands:',
    'describe logs attach exec port-forward proxy cp auth debug events',
  ],
  ['Advanced Commands:', 'diff apply patch replace wait kustomize'],
  ['Settings Commands:', 'label annotate completion'],
  ['Subcommands provided by plugins:', ''],
];
const NOT_SHOWN = new Set(['options', 'alpha', 'help']);

/** Groups of names; those that no group has come last. */
export function groups(names: readonly string[]): readonly { title: string; names: readonly string[] }[] {
  const grouped = GROUPS.map(([title, list]) => ({ title, names: list.split(' ').filter(Boolean) }));
  const known = new Set(grouped.flatMap((group) => group.names));
  const others = names.filter((name) => !known.has(name) && !NOT_SHOWN.has(name));
  return [...grouped, { title: 'Other Commands:', names: others }];
}

/** kubectl's commands in the order in which it adds them to its tree. */
export const COMMAND_ORDER: readonly string[] = [
  ...GROUPS.flatMap(([, list]) => list.split(' ').filter(Boolean)),
  'alpha',
  'config',
  'plugin',
  'version',
  'api-versions',
  'api-resources',
  'options',
  'kuberc',
];
