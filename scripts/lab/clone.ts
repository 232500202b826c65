const native = globalThis.structuredClone;

/**
 * What webernetes calls for every object that it hands out. Node's own goes through a serializer; plain JSON, which is
 * nearly all of it, is copied ten times as fast by hand.
 */
export function structuredClone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? native(value) : value;
  if (Array.isArray(value)) return value.map((item) => structuredClone(item)) as T;
  if (Object.getPrototypeOf(value) !== Object.prototype) return native(value);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    result[key] = structuredClone((value as Record<string, unknown>)[key]);
  return result as T;
}
