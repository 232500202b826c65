import { type OpenApi, type OpenApiSchema, refName } from './openapi.ts';

/** A way from a document to a field: names, and `[]` for the one member of a list or map. */
export type Path = readonly string[];

const wireSamples: Readonly<Record<string, unknown>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': '1',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 1,
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': '2026-01-01T00:00:00Z',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': '2026-01-01T00:00:00.000000Z',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Duration': '1s',
};

/** Optional fields without which the server complains about the whole object. */
const needed: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.core.v1.PodTemplateSpec': ['spec'],
  'io.k8s.api.networking.v1.IngressBackend': ['service'],
  'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector': ['matchLabels'],
};

/** A plausible value with every required field, and along `path` the optional ones too. */
export function sample(openApi: OpenApi, schema: OpenApiSchema, path: Path = []): unknown {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const target = openApi[name]!;
    const required = [...(target.required ?? []), ...(needed[name] ?? [])];
    return wireSamples[name] ?? sample(openApi, { ...target, required }, path);
  }
  switch (schema.type) {
    case 'string':
      return schema.enum?.[0] ?? (schema.format === 'byte' ? 'cHJvYmU=' : 'probe');
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [sample(openApi, schema.items!, path.slice(1))];
    default:
      return sampleObject(openApi, schema, path);
  }
}

function sampleObject(openApi: OpenApi, schema: OpenApiSchema, path: Path): unknown {
  if (schema.additionalProperties !== undefined) {
    return { probe: sample(openApi, schema.additionalProperties, path.slice(1)) };
  }
  const out: Record<string, unknown> = {};
  for (const field of schema.required ?? []) {
    if (field !== path[0]) out[field] = sample(openApi, schema.properties![field]!);
  }
  if (path[0] !== undefined && schema.properties?.[path[0]] !== undefined) {
    out[path[0]] = sample(openApi, schema.properties[path[0]]!, path.slice(1));
  }
  return out;
}

/** Changes the value at a path of a sample; undefined removes it. */
export function change(document: unknown, path: Path, to: unknown): void {
  let at = document as Record<string, unknown>;
  for (const [i, step] of path.entries()) {
    const key = step !== '[]' ? step : Array.isArray(at) ? '0' : 'probe';
    if (i < path.length - 1) at = at[key] as Record<string, unknown>;
    else if (to === undefined) delete at[key];
    else at[key] = to;
  }
}

/** The path as API machinery writes it in an error: `spec.containers[0].name`, `data[probe]`. */
export function fieldPath(document: unknown, path: Path): string {
  let at = document as Record<string, unknown> | undefined;
  let out = '';
  for (const step of path) {
    const isList = Array.isArray(at);
    const key = step !== '[]' ? step : isList ? '0' : 'probe';
    out += step === '[]' ? `[${key}]` : `.${key}`;
    at = at?.[key] as Record<string, unknown> | undefined;
  }
  return out.slice(1);
}
