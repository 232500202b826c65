import { diagnose, type Extra } from '../codes/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { kindOfValue, type ManifestObject, type Places, typeName } from '../schema/index.ts';
import { formatPath, isObject, type Json, type Path } from '../yaml/index.ts';
import { because, insteadOfNothing } from './because.ts';
import type { FieldError } from './engine.ts';
import { entryOf, valueAt } from './field.ts';
import { hostName, label, portName, subdomain } from './suggest.ts';

/** One error with its place in the manifest. */
export interface Complaint {
  readonly error: FieldError;
  readonly object: ManifestObject;
  readonly places: Places;
  /** The field's path in the object; its beginning may be all that is written. */
  readonly path: Path;
  /** The path as messages name it. */
  readonly name: string;
  /** What is written there; undefined when nothing is. */
  readonly value: Json | undefined;
  /** The value as text, for messages. */
  readonly text: string;
  readonly extra: Extra;
}

/** One way to speak of an error; undefined when the error is another. */
interface Rule {
  /** The API server's cause. Any when absent. */
  readonly type?: string;
  readonly field?: RegExp;
  readonly detail?: RegExp;
  /** The value, as text. */
  readonly text?: RegExp;
  explain(complaint: Complaint, detail: RegExpExecArray): Diagnostic;
}

function at({ places, object, path }: Complaint) {
  return places.value([...object.path, ...path]);
}

function unsupported(complaint: Complaint): Diagnostic {
  const { error, name: path, text, extra } = complaint;
  const allowed = [...error.detail.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value]) => value!);
  const data = { path, value: text, allowed, nearest: nearest(text, allowed) ?? '' };
  return diagnose('schema-enum', at(complaint), data, extra);
}

function name(shape: string, suggest: (text: string) => string): Rule['explain'] {
  return (complaint) => {
    const { name: path, text, extra } = complaint;
    const suggestion = suggest(text);
    const data = { path, value: text, shape, suggestion: suggestion === text ? '' : suggestion };
    return diagnose('server-name', at(complaint), data, extra);
  };
}

function entry(complaint: Complaint): Complaint {
  const { error, object, path, extra } = complaint;
  const found = entryOf(object.value, path, error.badValue);
  const text = typeof error.badValue === 'string' ? error.badValue : complaint.text;
  return { ...complaint, path: found, text, extra: { ...extra, path: formatPath(found) } };
}

function labelPart(code: 'server-label-key' | 'server-label-value'): Rule['explain'] {
  return (complaint) => {
    const { path, text, extra, name: map } = entry(complaint);
    const { places, object } = complaint;
    const full = [...object.path, ...path];
    const place = code === 'server-label-key' ? places.key(full) : places.value(full);
    return diagnose(code, place, { path: map, value: text }, extra);
  };
}

function address(fault: string): Rule['explain'] {
  return (complaint) =>
    diagnose(
      'server-address',
      at(complaint),
      { path: complaint.name, value: complaint.text, fault },
      complaint.extra,
    );
}

function range(low: string, high: string): Rule['explain'] {
  return (complaint, match) => {
    const { name: path, text, extra } = complaint;
    const fill = (bound: string): string =>
      bound.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
    return diagnose(
      'server-range',
      at(complaint),
      { path, value: text, low: fill(low), high: fill(high) },
      extra,
    );
  };
}

function volumesOf({ object, path }: Complaint): string[] {
  const spec =
    path.lastIndexOf('containers') === -1
      ? path.lastIndexOf('initContainers')
      : path.lastIndexOf('containers');
  const volumes = valueAt(object.value, [...path.slice(0, Math.max(spec, 0)), 'volumes']);
  if (!Array.isArray(volumes)) return [];
  return (volumes as readonly Json[]).flatMap((volume) =>
    isObject(volume) && typeof volume['name'] === 'string' ? [volume['name']] : [],
  );
}

const GO_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\[\]/, 'array'],
  [
    /^map\[|^v\d\w*\.(?:\w+(?:Spec|Status|Meta|Selector|Template|Reference|List|Source)|ResourceList)$/,
    'object',
  ],
  [/^u?int/, 'integer'],
  [/^float/, 'number'],
  [/^bool$/, 'boolean'],
  [/^string$/, 'string'],
];

/** The type that Go wants, by its name in the reader's words. Named types of the API are texts or objects. */
function wanted(detail: string): string {
  const type = /expected (\S+),/.exec(detail)?.[1] ?? '';
  const known = GO_TYPES.find(([pattern]) => pattern.test(type))?.[1];
  return known === undefined ? '문자열이나 맵' : typeName(known);
}

const JSON_TYPES: Readonly<Record<string, string>> = {
  string: '문자열',
  number: '수',
  bool: '불리언',
  object: '맵',
  array: '목록',
};

function gotten(detail: string): string {
  const type = /got (\w+)/.exec(detail)?.[1] ?? '';
  return JSON_TYPES[type] ?? '다른 값';
}

/** In this order: what is special first. */
const RULES: readonly Rule[] = [
  {
    type: 'FieldValueRequired',
    explain: ({ places, object, path, name: field, value, error, extra }) =>
      diagnose(
        'server-required',
        places.key([...object.path, ...path]),
        { path: field, present: isObject(value), instead: insteadOfNothing(field, error.detail) },
        extra,
      ),
  },
  {
    type: 'FieldValueNotSupported',
    field: /[sS]trategy$/,
    explain: (complaint) => {
      const { type } = complaint.error.badValue as { readonly type?: unknown };
      const text = typeof type === 'string' ? type : '';
      const path = [...complaint.path, 'type'];
      const name = formatPath(path);
      const inner = { ...complaint, path, name, text, extra: { ...complaint.extra, path: name } };
      return unsupported(inner);
    },
  },
  {
    type: 'FieldValueNotSupported',
    explain: unsupported,
  },
  {
    field: /nodePort$/,
    detail: /The range of valid ports is (\S+)/,
    explain: (complaint, [, valid]) =>
      diagnose(
        'server-node-port-range',
        at(complaint),
        { value: complaint.text, range: valid! },
        complaint.extra,
      ),
  },
  {
    type: 'FieldValueForbidden',
    field: /nodePort$/,
    detail: /when `type` is '(\w+)'/,
    explain: (complaint, [, type]) =>
      diagnose('server-node-port-type', at(complaint), { type: type! }, complaint.extra),
  },
  {
    field: /[pP]ort$/,
    detail: /already allocated/,
    explain: (complaint) =>
      diagnose(
        'server-port-taken',
        at(complaint),
        { path: complaint.name, value: complaint.text },
        complaint.extra,
      ),
  },
  { field: /clusterIPs?/, detail: /already allocated/, explain: address('taken') },
  {
    field: /clusterIPs?/,
    detail: /does not match the current range|not in the valid range/,
    explain: address('range'),
  },
  { field: /clusterIPs?/, detail: /may not be set to 'None'/, explain: address('none') },
  {
    detail: /field is immutable|may not change once set|may not be changed|cannot be changed/,
    explain: (complaint) =>
      diagnose('server-immutable', at(complaint), { path: complaint.name }, complaint.extra),
  },
  {
    field: /metadata\.labels$/,
    detail: /`selector` does not match template `labels`/,
    explain: (complaint) =>
      diagnose(
        'server-selector',
        complaint.places.key([...complaint.object.path, ...complaint.path]),
        {},
        complaint.extra,
      ),
  },
  {
    field: /(?:externalName)$/,
    explain: (complaint) => {
      const { text, extra } = complaint;
      return diagnose(
        'server-external-name',
        at(complaint),
        { value: text, suggestion: hostName(text) },
        extra,
      );
    },
  },
  {
    field: /(?:^|\.)(?:labels|matchLabels|selector|nodeSelector)$/,
    detail: /valid label must be|must be no more than 63 (?:bytes|characters)/,
    explain: (complaint, match) =>
      labelPart(keyIsBad(complaint, match[0]) ? 'server-label-key' : 'server-label-value')(complaint, match),
  },
  {
    field: /(?:^|\.)(?:labels|matchLabels|selector|nodeSelector|annotations)(?:\[.*\])?$/,
    detail: /name part|prefix part|valid label key|qualified name/,
    explain: labelPart('server-label-key'),
  },
  { detail: /a valid label must be/, explain: labelPart('server-label-value') },
  {
    detail: /a valid config key/,
    explain: ({ places, object, path, name: field, text, extra }) => {
      const suggestion = text.replace(/[^-._a-zA-Z0-9]+/g, '-');
      const data = { path: field, value: text, shape: 'config', suggestion };
      return diagnose('server-name', places.key([...object.path, ...path]), data, extra);
    },
  },
  {
    detail: /at least one letter/,
    field: /targetPort$/,
    text: /^\d+$/,
    explain: (complaint) => {
      const { name: path, text, extra } = complaint;
      return diagnose('server-quoted-port', at(complaint), { path, value: text }, extra);
    },
  },
  {
    type: 'WrongType',
    explain: (complaint) => {
      const { error, name: path, value, text, extra } = complaint;
      const data = {
        path,
        got: value === undefined ? gotten(error.detail) : kindOfValue(value),
        value: text,
        written: complaint.places.written([...complaint.object.path, ...complaint.path]) || text,
        want: [wanted(error.detail)],
      };
      return diagnose('schema-type', at(complaint), data, extra);
    },
  },
  {
    type: 'UnknownField',
    explain: ({ places, object, path, extra }) => {
      const field = String(path.at(-1) ?? '');
      const parent = formatPath(path.slice(0, -1));
      const data = { field, parent, nearest: '', elsewhere: '', known: [] };
      return diagnose('schema-unknown-field', places.key([...object.path, ...path]), data, extra);
    },
  },
  { detail: /printable ASCII characters other than '='/, explain: name('ascii', () => '') },
  { detail: /valid environment variable name|C_IDENTIFIER/i, explain: name('env', () => '') },
  { detail: /RFC 1123 subdomain/, explain: name('subdomain', subdomain) },
  { detail: /RFC 1123 label/, explain: name('label', label) },
  { detail: /RFC 1035 label/, explain: name('letter', label) },
  { field: /(?:^|\.)name$/, detail: /must not contain dots/, explain: name('label', label) },
  {
    detail:
      /at least one letter|only alpha-?numeric characters|no more than 15 characters|consecutive hyphens|begin or end with a hyphen|begin or end with '-'/,
    explain: name('port', portName),
  },
  { detail: /name part|prefix part|qualified name/, explain: name('key', () => '') },
  { detail: /must be an IPv4 address/, explain: address('v4') },
  { detail: /must be an IPv6 address/, explain: address('v6') },
  { detail: /leading 0s/, explain: address('zeros') },
  { detail: /loopback range/, explain: address('loopback') },
  { detail: /link-local/, explain: address('linkLocal') },
  { detail: /multicast range/, explain: address('multicast') },
  { detail: /may not be unspecified/, explain: address('unspecified') },
  { detail: /must be a valid CIDR/, explain: address('cidr') },
  { detail: /must be a valid IP address/, explain: address('ip') },
  { detail: /must be between (-?\d+) and (-?\d+)/, explain: range('$1', '$2') },
  { detail: /must be greater than 0 and less than(?: or equal to)? (\d+)/, explain: range('1', '$1') },
  { detail: /must be greater than or equal to (-?\d+)/, explain: range('$1', '') },
  { detail: /must be greater than (?:0|zero)/, explain: range('1', '') },
  { detail: /must be less than or equal to (-?\d+)/, explain: range('', '$1') },
  {
    field: /requests/,
    detail: /must be less than or equal to (\S+) limit(?: of (\S+))?/,
    explain: (complaint, [, resource, limit]) =>
      diagnose(
        'server-resources',
        complaint.places.value([
          ...complaint.object.path,
          ...(complaint.path.at(-1) === 'requests' ? [...complaint.path, resource!] : complaint.path),
        ]),
        { path: complaint.name, resource: resource!, request: complaint.text, limit: limit ?? '' },
        complaint.extra,
      ),
  },
  {
    type: 'FieldValueDuplicate',
    explain: (complaint) => {
      const { name: path, error, text, extra } = complaint;
      const what =
        typeof error.badValue === 'string' ? 'name' : /ports\[\d+\]$/.test(path) ? 'port' : 'other';
      return diagnose('server-duplicate', at(complaint), { path, value: text, what }, extra);
    },
  },
  {
    type: 'FieldValueNotFound',
    explain: (complaint) => {
      const { name: path, text, extra } = complaint;
      const volumes = volumesOf(complaint);
      const near = nearest(text, volumes);
      const instead = !/volumeMounts|volumeDevices/.test(path)
        ? '철자를 확인하세요.'
        : near !== undefined
          ? `"${near}"처럼 volumes에 있는 이름을 적으세요.`
          : `spec.volumes에 이 이름의 볼륨을 적으세요.`;
      return diagnose('server-not-found', at(complaint), { path, value: text, instead }, extra);
    },
  },
  {
    detail:
      /(?:may not be|must be no) (?:longer|more) than (\d+) (?:bytes|characters)|must have at most (\d+) (?:bytes|characters)/,
    explain: (complaint, [, most, limit]) => {
      const { name: path, extra } = complaint;
      return diagnose('server-too-long', at(complaint), { path, limit: most ?? limit ?? '' }, extra);
    },
  },
  {
    detail: /must have at most (\d+) items?|(?:must|may) not have more than (\d+)/,
    explain: (complaint, [, most, limit]) =>
      diagnose(
        'server-too-many',
        at(complaint),
        { path: complaint.name, limit: most ?? limit ?? '' },
        complaint.extra,
      ),
  },
  {
    type: 'FieldValueForbidden',
    explain: ({ places, object, path, name: field, error, extra }) =>
      diagnose(
        'server-forbidden',
        places.key([...object.path, ...path]),
        { path: field, because: because(error.detail) },
        extra,
      ),
  },
];

/** Whether a fault of a map's entry lies in its key. */
function keyIsBad({ error, object, path }: Complaint, detail: string): boolean {
  const map = valueAt(object.value, path);
  if (!isObject(map) || typeof error.badValue !== 'string' || /valid label must/.test(detail)) return false;
  return error.badValue in map && !Object.values(map).includes(error.badValue);
}

/** Says in the reader's words what one error of the API server means. */
export function explainError(complaint: Complaint): Diagnostic {
  const { error, name: path, text, extra } = complaint;
  for (const { type, field, detail, text: written, explain } of RULES) {
    if (type !== undefined && type !== error.type) continue;
    if (field?.test(error.field) === false || written?.test(text) === false) continue;
    const match = (detail ?? /^/).exec(error.detail);
    if (match !== null) return explain(complaint, match);
  }
  const reason = because(error.detail);
  const value = typeof complaint.value === 'string' ? `"${text}"` : text;
  return diagnose('server-value', at(complaint), { path, value, because: reason }, extra);
}
