import type { ApiServer, DocumentVerdict } from 'kube-apiserver-wasm';
import type { KubeObject } from '../../api.ts';
import { copy, type Json } from '../json.ts';
import { type Admission, type AdmissionAnswer, type AdmissionRequest, basicAdmission } from './admission.ts';
import { defaulted } from './defaults.ts';

/** The part of the engine that is asked. */
export type Engine = Pick<ApiServer, 'judge'>;

/**
 * Admission by the API server's own decoding, defaulting and validation. The engine answers for `kubectl apply`, so a
 * change is judged by it but made by us: what a merged apply would leave standing may be meant to go. Ranges and taken
 * addresses are the lab's own business: only it knows the cluster.
 */
export function engineAdmission(engine: Engine): Admission {
  return {
    async judge(request) {
      const { resource, existing } = request;
      const [given, unknown, whole] = known(engine, request);
      // A merge keeps what the change leaves out; the server defaults it anew.
      const object = existing ? defaulted(resource.kind, given) : given;
      const namespace = object.metadata?.namespace ?? 'default';
      const { documents } = engine.judge(JSON.stringify(object), {
        namespace,
        ...(existing && { existing: JSON.stringify(remembered(existing)) }),
      });
      const [document] = documents;
      // A kind without judge, or a stop on kubectl's side of the wire, which this call never had.
      if (
        !document ||
        document.verdict === 'unjudged' ||
        !['decode', 'validate', 'accepted'].includes(document.stage)
      ) {
        return await basicAdmission.judge(request);
      }
      const allocators = (message: string) => /not in the valid range|already allocated/.test(message);
      const others = document.errors.filter(({ message }) => !allocators(message));
      const said = document.warnings.filter((text) => !FROM_APPLY.test(text));
      if (document.verdict === 'reject' && (document.stage === 'decode' || others.length > 0)) {
        const mistyped = others.find(({ field }) => field === 'patch');
        if (existing && mistyped)
          return ofWrongType(engine, object, namespace, resource.kind, mistyped.message);
        return refusal({ ...document, errors: others, warnings: said }, resource.kind);
      }
      const warnings = [...unknown, ...said];
      if (existing || !document.object) {
        return { ...(await basicAdmission.judge({ ...request, object: whole })), warnings };
      }
      return { errors: [], object: completed(document.object, object), warnings };
    },
  };
}

/** The stored object as if all of it had been applied: what the change leaves out is then taken away. */
function remembered(existing: KubeObject): KubeObject {
  const { annotations, ...metadata } = existing.metadata;
  const { [LAST_APPLIED]: _, ...others } = annotations ?? {};
  const { status: __, ...object }: Json = bare({
    ...existing,
    metadata: { ...metadata, annotations: others },
  });
  return {
    ...existing,
    metadata: { ...metadata, annotations: { ...others, [LAST_APPLIED]: `${JSON.stringify(object)}\n` } },
  };
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A change whose values have types that the kind does not have. */
function ofWrongType(
  engine: Engine,
  object: KubeObject,
  namespace: string,
  kind: string,
  message: string,
): AdmissionAnswer {
  const [document] = engine.judge(JSON.stringify(object), { namespace }).documents;
  const answer = document ? refusal(document, kind) : { errors: [], warnings: [] };
  return { ...answer, unconvertible: message.replace(/^.*": /s, '') };
}

/** What the engine says as `kubectl apply`, not as the server. */
const FROM_APPLY =
  /^resource .* is missing the kubectl.kubernetes.io\/last-applied-configuration annotation|^Detected changes to resource /;

/**
 * The object as it is to be judged, and as it would be stored. Without strict validation, fields that the server does not know are left out, and
 * with `warn` they are told of.
 */
function known(engine: Engine, request: AdmissionRequest): readonly [KubeObject, readonly string[], Json] {
  const whole: Json = copy(request.object);
  const object: Json = bare(request.object as KubeObject);
  const { fieldValidation = 'warn' } = request;
  if (fieldValidation === 'strict') return [object, [], whole];
  const namespace = object.metadata?.namespace ?? 'default';
  const [document] = engine.judge(JSON.stringify(object), { namespace }).documents;
  const [, list] = /strict decoding error: (.*)$/s.exec(document?.message.trimEnd() ?? '') ?? [];
  if (document?.stage !== 'decode' || list === undefined) return [object, [], whole];
  const texts = list.split(', ').filter((text) => text.startsWith('unknown field '));
  for (const text of texts) {
    const path = /"(.*)"/.exec(text)?.[1] ?? '';
    remove(object, path);
    remove(whole, path);
  }
  return [object, fieldValidation === 'warn' ? texts : [], whole];
}

/** Takes away the field at a path such as `spec.ports[0].prot`. */
function remove(object: Json, path: string): void {
  const steps = path.split(/\.|\[(\d+)\]\.?/).filter((step) => step);
  const last = steps.pop();
  let here: Json = object;
  for (const step of steps) here = here?.[step];
  if (here && last !== undefined) delete here[last];
}

/** Without what a server writes itself. */
function bare(object: KubeObject): KubeObject {
  const result: Json = copy(object);
  for (const key of [
    'uid',
    'resourceVersion',
    'creationTimestamp',
    'generation',
    'managedFields',
    'deletionTimestamp',
  ]) {
    delete result.metadata?.[key];
  }
  return result;
}

function refusal(document: DocumentVerdict, kind: string): AdmissionAnswer {
  if (document.stage === 'decode') {
    const [, why = document.message] = document.message.split(`cannot be handled as a ${kind}: `);
    return { unreadable: why.trimEnd(), errors: [], warnings: document.warnings };
  }
  const errors = document.errors.map(({ type, field, message }) => ({
    type,
    field,
    message: field && message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message,
  }));
  return { errors, warnings: document.warnings };
}

/** The engine applies: what it remembers of that in an annotation is kept only if it was sent. */
function completed(judged: Json, sent: Json): KubeObject {
  const { annotations, ...metadata } = judged.metadata;
  const { [LAST_APPLIED]: _, ...others } = annotations ?? {};
  const kept = sent.metadata?.annotations;
  return {
    ...copy(judged),
    metadata: { ...metadata, ...(kept && { annotations: { ...others, ...kept } }) },
  };
}
