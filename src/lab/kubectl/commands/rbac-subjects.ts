import type { Json } from '../../cluster/json.ts';
import { Failure } from '../errors.ts';
import type { Run } from '../run.ts';

/** The API group of roles and their bindings. */
export const RBAC = 'rbac.authorization.k8s.io';

/**
 * Who is meant by `--user`, `--group` and `--serviceaccount`, as subjects of a binding.
 *
 * @throws {Failure} when a service account is not `<namespace>:<name>`.
 */
export function subjectsOf({ flags }: Run): Json[] {
  return [
    ...flags.list('user').map((name) => ({ apiGroup: RBAC, kind: 'User', name })),
    ...flags.list('group').map((name) => ({ apiGroup: RBAC, kind: 'Group', name })),
    ...flags.list('serviceaccount').map((text) => {
      const [namespace, name, ...more] = text.split(':');
      if (!namespace || !name || more.length > 0) {
        throw new Failure('serviceaccount must be <namespace>:<name>');
      }
      return { kind: 'ServiceAccount', name, namespace };
    }),
  ];
}
