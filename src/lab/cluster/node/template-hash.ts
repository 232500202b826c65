import type { Json } from '../json.ts';
import data from './data/pod-template-types.json' with { type: 'json' };

/** A struct's fields (Go's name, JSON's name or nothing for an embedded struct, type), or what a named type is. */
type GoType = string | readonly (readonly [name: string, key: string, type: string])[];

const types = data as unknown as Readonly<Record<string, GoType>>;

/** Letters of generated names, as apimachinery's `rand.SafeEncodeString` picks them. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * What stands in a ReplicaSet's `pod-template-hash`: FNV-1a of the template as Go's spew prints it, so that names are
 * those of a real cluster and sort like them.
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/controller_utils.go (ComputeHash)
 *
 * @param template with the server's defaults, without the label that it is computed for.
 */
export function podTemplateHash(template: Json): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(typed('v1.PodTemplateSpec', template))) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return [...String(hash >>> 0)].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');
}

function typed(type: string, value: Json): string {
  return `(${type})${bare(type, value)}`;
}

/** The value as spew's `%#v` writes it, without its type. */
function bare(type: string, value: Json): string {
  const absent = value === undefined || value === null;
  switch (type) {
    case 'intstr.IntOrString':
      return typeof value === 'string'
        ? `{Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)${value}}`
        : `{Type:(intstr.Type)0 IntVal:(int32)${value ?? 0} StrVal:(string)}`;
    case 'v1.Time':
      return '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';
    case 'resource.Quantity':
      return quantity(String(value ?? '0'));
    case 'v1.ResourceList':
      return bare('map[v1.ResourceName]resource.Quantity', value);
    default:
  }
  if (type.startsWith('*')) return absent ? '<nil>' : bare(type.slice(1), value);
  if (type.startsWith('[]')) {
    return absent ? '<nil>' : `[${value.map((item: Json) => bare(type.slice(2), item)).join(' ')}]`;
  }
  if (type.startsWith('map[')) {
    const of = type.slice(type.indexOf(']') + 1);
    if (absent) return '<nil>';
    const entries = Object.keys(value).sort();
    return `map[${entries.map((key) => `${key}:${bare(of, value[key])}`).join(' ')}]`;
  }
  const known = types[type] ?? type;
  if (typeof known !== 'string') {
    const fields = known.map(([name, key, of]) => `${name}:${typed(of, key === '' ? value : value?.[key])}`);
    return `{${fields.join(' ')}}`;
  }
  if (known === 'string') return value ?? '';
  return String(value ?? (known === 'bool' ? false : 0));
}

const DECIMAL: Readonly<Record<string, number>> = { m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** A whole number with a suffix, as the server writes quantities. */
function quantity(text: string): string {
  const [, digits = '0', suffix = ''] = /^([+-]?\d+)([A-Za-z]*)$/.exec(text) ?? [];
  const binary = suffix.endsWith('i');
  const value = binary ? BigInt(digits) * 1024n ** BigInt('KMGTPE'.indexOf(suffix.charAt(0)) + 1) : digits;
  const scale = binary ? 0 : (DECIMAL[suffix] ?? 0);
  return `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${binary ? '' : text} Format:(resource.Format)${binary ? 'BinarySI' : 'DecimalSI'}}`;
}
