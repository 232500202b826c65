import { isObject, type Json, type JsonObject, locate, type Node, nodeAt, type Path } from '../yaml/index.ts';

/** One object that kubectl sends: a document, or a member of a list in it. */
export interface ManifestObject {
  /** Path of the object in its document: empty, or `['items', 2]`. */
  readonly path: Path;
  readonly value: JsonObject;
  readonly node: Node;
}

/** What a document holds for kubectl: its objects, and values that are none. */
export interface Contents {
  readonly objects: readonly ManifestObject[];
  readonly strays: readonly { readonly path: Path; readonly value: Json; readonly node: Node }[];
}

/**
 * Takes a document apart as kubectl does: an object with a list of `items` is a list, whatever its kind says.
 */
export function contentsOf(root: Node | undefined, value: Json): Contents {
  const objects: ManifestObject[] = [];
  const strays: { path: Path; value: Json; node: Node }[] = [];
  const take = (part: Json, path: Path): void => {
    if (root === undefined || (part === null && path.length === 0)) return;
    const node = nodeAt(root, path) ?? locate(root, path).node;
    if (!isObject(part)) strays.push({ path, value: part, node });
    else if (Array.isArray(part['items']) && path.length < 20) {
      (part['items'] as readonly Json[]).forEach((item, index) => void take(item, [...path, 'items', index]));
    } else objects.push({ path, value: part, node });
  };
  take(value, []);
  return { objects, strays };
}

/** A field that is text, or undefined. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  let current: Json | undefined = value;
  for (const part of path) current = isObject(current) ? current[part] : undefined;
  return typeof current === 'string' ? current : undefined;
}
