import type { Schema } from '../../src/types.ts';
import { type OpenApi, type OpenApiSchema, refName } from './openapi.ts';
import { scalar, wireTypes } from './wire.ts';

/** Whether the API server itself refuses an object for this, so that a schema may. */
export interface Rules {
  /** A whole document without a name (some kinds make one up). */
  readonly needsName: (definition: string) => boolean;
  /** A missing field that OpenAPI calls required. */
  readonly requires: (definition: string, field: string) => boolean;
  /** A value outside the enum of a field. */
  readonly checksEnum: (definition: string, field: string) => boolean;
}

/** Definitions that only a status holds are named `NAME.status`: the server drops what is sent there, unread. */
export const statusSuffix = '.status';

/** Nothing is required of a status and no enum is checked; types and unknown fields still are. */
const statusRules: Rules = { needsName: () => false, requires: () => false, checksEnum: () => false };

/** Turns OpenAPI definitions into strict JSON schemas (draft 4), one at a time. */
export function converter(openApi: OpenApi, rules: Rules): (name: string) => Schema {
  return (name) => {
    const inStatus = name.endsWith(statusSuffix);
    const plain = inStatus ? name.slice(0, -statusSuffix.length) : name;
    const wire = wireTypes[plain];
    if (wire !== undefined) return wire;
    const source = openApi[plain];
    if (source === undefined) throw new Error(`no definition ${plain}`);
    return definition(plain, source, inStatus ? statusRules : rules, inStatus);
  };
}

function definition(name: string, source: OpenApiSchema, rules: Rules, inStatus: boolean): Schema {
  if (source.type === undefined) return {};
  if (source.type !== 'object' || source.additionalProperties !== undefined) return value(source, inStatus);
  const required = (source.required ?? []).filter((field) => rules.requires(name, field));
  const properties: Record<string, Schema> = {};
  for (const [field, schema] of Object.entries(source.properties ?? {})) {
    const isStatus = inStatus || (field === 'status' && schema.$ref?.endsWith('Status') === true);
    const isRequired = required.includes(field);
    const plain = value(schema, isStatus);
    const converted = isRequired ? withoutNull(plain) : plain;
    properties[field] = rules.checksEnum(name, field) ? withEnum(converted, schema, isRequired) : converted;
  }
  return {
    type: ['object', 'null'],
    ...(required.length > 0 ? { required } : {}),
    properties,
    additionalProperties: false,
  };
}

function value(source: OpenApiSchema, inStatus: boolean): Schema {
  if (source.$ref !== undefined) return { $ref: reference(refName(source.$ref), inStatus) };
  if (source.type === undefined) return {};
  if (source.type === 'array') {
    return {
      type: ['array', 'null'],
      items: source.items === undefined ? {} : value(source.items, inStatus),
    };
  }
  if (source.type === 'object') {
    if (source.properties !== undefined) throw new Error('an inline object: give it a name first');
    const values = source.additionalProperties;
    return {
      type: ['object', 'null'],
      ...(values === undefined ? {} : { additionalProperties: value(values, inStatus) }),
    };
  }
  return scalar(source.type, source.format);
}

function reference(name: string, inStatus: boolean): string {
  return `#/definitions/${inStatus && wireTypes[name] === undefined ? name + statusSuffix : name}`;
}

/** An optional enum takes '' too: Go cannot tell it from a missing field, so defaulting fills it. */
function withEnum(converted: Schema, source: OpenApiSchema, isRequired: boolean): Schema {
  if (source.enum !== undefined) {
    return { ...converted, enum: isRequired ? source.enum : [...new Set([...source.enum, '', null])] };
  }
  if (source.items?.enum !== undefined) {
    return { ...converted, items: { type: ['string', 'null'], enum: [...source.items.enum, null] } };
  }
  return converted;
}

/** A null leaves a required field unset, so it is as wrong as no field. */
function withoutNull(converted: Schema): Schema {
  const types = converted['type'];
  return Array.isArray(types) ? { ...converted, type: types.filter((type) => type !== 'null') } : converted;
}
