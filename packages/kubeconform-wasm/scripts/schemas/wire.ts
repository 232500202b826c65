import type { Schema } from '../../src/types.ts';

const hour = '(?:[01]?\\d|2[0-3])';
const date = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const zone = '(?:Z|[+-]\\d{2}:\\d{2})';

/**
 * Types that unmarshal themselves, by what their Go code takes: `Quantity.UnmarshalJSON` and `parseQuantityString`
 * (k8s.io/apimachinery/pkg/api/resource), `IntOrString.UnmarshalJSON` (pkg/util/intstr), `Time` and `MicroTime`
 * (pkg/apis/meta/v1). null leaves all of them unset.
 */
export const wireTypes: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number', 'null'],
    minLength: 1,
    pattern: '^ *[+-]?\\d*(?:\\.\\d*)?(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)? *$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    type: ['integer', 'string', 'null'],
    minimum: -2147483648,
    maximum: 2147483647,
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': {
    type: ['string', 'null'],
    pattern: `^${date}T${hour}:[0-5]\\d:[0-5]\\d(?:[.,]\\d+)?${zone}$`,
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': {
    type: ['string', 'null'],
    pattern: `^${date}T${hour}:[0-5]\\d:[0-5]\\d[.,]\\d{6}${zone}$`,
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': {},
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {},
};

const integers: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-2147483648, 2147483647],
  int64: [-(2 ** 63), 2 ** 63],
};

/** A scalar as Go's JSON decoder takes it; null leaves the field unset. */
export function scalar(type: string, format: string | undefined): Schema {
  if (type === 'integer') {
    const range = integers[format ?? 'int64'];
    if (range === undefined) throw new Error(`unknown integer format ${format}`);
    return { type: ['integer', 'null'], minimum: range[0], maximum: range[1] };
  }
  if (format === 'byte') {
    return { type: ['string', 'null'], pattern: base64 };
  }
  return { type: [type, 'null'] };
}

// encoding/base64 skips line breaks wherever they stand.
const digit = '[A-Za-z0-9+/][\\r\\n]*';
const base64 = `^[\\r\\n]*(?:(?:${digit}){4})*(?:(?:${digit}){2}=[\\r\\n]*=[\\r\\n]*|(?:${digit}){3}=[\\r\\n]*)?$`;
