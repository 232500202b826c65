import type { CallOptions, KubeObject, Resource } from '../../api.ts';
import type { FieldError } from '../server/errors.ts';
import { defaulted } from './defaults.ts';
import { judgeBasics } from './validate.ts';

/** What is to be judged. */
export interface AdmissionRequest {
  readonly resource: Resource;
  readonly object: unknown;
  /** What is stored under that name, when this is an update. */
  readonly existing?: KubeObject;
  readonly fieldValidation?: CallOptions['fieldValidation'];
}

/** Either errors, or the object as the server would store it. */
export interface AdmissionAnswer {
  /** The object could not even be read: types or unknown fields. The text after `cannot be handled as a …: `. */
  readonly unreadable?: string;
  /** A value of a change has a type that its field does not take: what a server says to a strategic merge patch. */
  readonly unconvertible?: string;
  readonly errors: readonly FieldError[];
  /** With defaults; without what a cluster chooses (addresses, node ports). */
  readonly object?: KubeObject;
  /** Texts of `Warning:` headers. */
  readonly warnings: readonly string[];
}

/** What the API server does with an object between reading and storing it, as far as it needs no cluster. */
export interface Admission {
  judge(request: AdmissionRequest): AdmissionAnswer | Promise<AdmissionAnswer>;
}

/**
 * Admission without the API server's own code: defaults of the kinds that the lab acts on, and the checks that the
 * lab's components rely on. An engine with the server's validation stands before it where one is at hand.
 */
export const basicAdmission: Admission = {
  judge({ resource, object, existing }) {
    const candidate = defaulted(resource.kind, object as KubeObject);
    const errors = judgeBasics(resource, candidate, existing);
    return errors.length > 0 ? { errors, warnings: [] } : { errors, object: candidate, warnings: [] };
  },
};
