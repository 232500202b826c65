import type { KubeObject } from '../../api.ts';
import { copy, type Json } from '../../cluster/json.ts';
import { goJson } from '../output/index.ts';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The object as it will be remembered, and the object with that memory in it. */
export function withMemory(object: KubeObject): Json {
  const made: Json = copy(object);
  made.metadata ??= {};
  made.metadata.annotations ??= {};
  delete made.metadata.annotations[LAST_APPLIED];
  made.metadata.annotations = { ...made.metadata.annotations };
  const memory = `${goJson(made)}\n`;
  made.metadata.annotations[LAST_APPLIED] = memory;
  return made;
}

/** What was applied last; undefined when nothing was, or it cannot be read. */
export function memoryOf(object: KubeObject): Json | undefined {
  const text = object.metadata.annotations?.[LAST_APPLIED];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without fields that are null: what Go leaves out when it creates. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
