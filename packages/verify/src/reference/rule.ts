import type { Diagnostic } from '../diagnostic.ts';
import { formatPath, type Path } from '../yaml/index.ts';
import type { Located } from './model.ts';
import type { Scope } from './scope.ts';

/** Looks at one object among the others. */
export type Rule = (object: Located, scope: Scope) => Diagnostic[];

/** Places and names of an object's fields. */
export function field(object: Located, ...path: Path) {
  const full = [...object.path, ...path];
  return {
    key: object.places.key(full),
    value: object.places.value(full),
    extra: { path: formatPath(path) },
  };
}
