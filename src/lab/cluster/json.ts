/**
 * A Kubernetes object on its way through the server. Its shape is what admission accepted; code that reads it knows
 * the kind, and the type system would only repeat the API's types here.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Json = any;

/** A copy that shares nothing with the original, as if it had gone through JSON: `undefined` is left out. */
export function copy<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value.toJSON === 'function') return value.toJSON();
  const result: Json = {};
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    // A name that somebody gave must not become the prototype.
    if (key === '__proto__') Object.defineProperty(result, key, { ...PLAIN, value: copied(item) });
    else result[key] = copied(item);
  }
  return result;
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

/** Whether two JSON values are the same, whatever the order of their keys. `undefined` counts as absent. */
export function same(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) if (!same(left[key], right[key])) return false;
  return true;
}

/** Whether this is a JSON object, not a list or null. */
export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Go's `time.RFC3339`: whole seconds, UTC. */
export function timestamp(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Go's microsecond format, as `eventTime` and leases have it. */
export function microTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/(\.\d{3})Z$/, '$1000Z');
}
