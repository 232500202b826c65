import type { Json } from '../../../cluster/json.ts';
import { type Printer, wide } from '../table.ts';

/** RoleBindings and ClusterRoleBindings. */
export const roleBinding: Printer = {
  columns: ['Name', 'Role', 'Age', wide('Users'), wide('Groups'), wide('ServiceAccounts')],
  row: ({ metadata, roleRef, subjects = [] }, table) => {
    const of = (kind: string): Json[] => subjects.filter((subject: Json) => subject.kind === kind);
    return [
      metadata.name,
      `${roleRef.kind}/${roleRef.name}`,
      table.age({ metadata }),
      of('User')
        .map(({ name }) => name)
        .join(', '),
      of('Group')
        .map(({ name }) => name)
        .join(', '),
      of('ServiceAccount')
        .map(({ name, namespace = '' }) => `${namespace}/${name}`)
        .join(', '),
    ];
  },
};
