import { type Resource, StatusError } from '../../api.ts';
import { goValue } from '../../kubectl/format/gotext.ts';
import type { Json } from '../json.ts';

/** One thing that is wrong with an object, as the server's admission found it. */
export interface FieldError {
  /** `FieldValueInvalid`, `FieldValueRequired`, `FieldValueNotSupported`, `FieldValueForbidden`, … */
  readonly type: string;
  /** `spec.ports[0].nodePort` */
  readonly field: string;
  /** Everything behind the field: `Invalid value: 29999: provided port is not in the valid range…` */
  readonly message: string;
}

/** `deployments.apps`, or `pods` in the core group. */
export function qualified(resource: Pick<Resource, 'plural' | 'group'>): string {
  return resource.group ? `${resource.plural}.${resource.group}` : resource.plural;
}

function qualifiedKind(resource: Pick<Resource, 'kind' | 'group'>): string {
  return resource.group ? `${resource.kind}.${resource.group}` : resource.kind;
}

function details(resource: Resource, name: string, more: Record<string, unknown> = {}) {
  return { name, ...(resource.group ? { group: resource.group } : {}), kind: resource.plural, ...more };
}

export function notFound(resource: Resource, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${qualified(resource)} "${name}" not found`,
    details: details(resource, name),
  });
}

export function alreadyExists(resource: Resource, name: string, terminating = false): StatusError {
  const message = `${qualified(resource)} "${name}" already exists`;
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: terminating ? `object is being deleted: ${message}` : message,
    details: details(resource, name),
  });
}

const MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

export function conflict(resource: Resource, name: string, why = MODIFIED): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`,
    details: details(resource, name),
  });
}

export function forbidden(resource: Resource, name: string, why: string): StatusError {
  return new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${qualified(resource)} "${name}" is forbidden: ${why}`,
    details: details(resource, name),
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** `The Service "web" is invalid: …`; several errors stand in brackets, as Go's aggregate prints them. */
export function invalid(resource: Resource, name: string, errors: readonly FieldError[]): StatusError {
  const texts = errors.map((error) => (error.field ? `${error.field}: ${error.message}` : error.message));
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${qualifiedKind(resource)} "${name}" is invalid: ${texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`}`,
    details: {
      name,
      ...(resource.group ? { group: resource.group } : {}),
      kind: resource.kind,
      causes: errors.map((error) => ({ reason: error.type, message: error.message, field: error.field })),
    },
  });
}

/** A strategic merge patch with a value of the wrong type; it is refused before anybody asks of what. */
export function patchInvalid(patch: Json, why: string): StatusError {
  const message = `Invalid value: ${JSON.stringify(goValue(patch))}: ${why}`;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: ` "" is invalid: patch: ${message}`,
    details: { causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }] },
  });
}

/** The server could not read what it was sent. */
export function unreadable(resource: Resource, why: string): StatusError {
  const version = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return badRequest(
    `${resource.kind} in version "${version}" cannot be handled as a ${resource.kind}: ${why}`,
  );
}

/** A verb that this lab does not offer for a resource, in the words of a server that lacks it too. */
export function methodNotAllowed(resource: Resource): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: { ...(resource.group ? { group: resource.group } : {}), kind: resource.plural },
  });
}
