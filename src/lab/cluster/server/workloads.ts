import { type Json, same } from '../json.ts';

const TEMPLATES = 'deprecated.daemonset.template.generation';

/** What the server's strategies add to new workloads: a Job's selector and labels, a DaemonSet's count, a claim's phase. Changes `object`. */
export function prepareWorkload(object: Json): void {
  if (object.kind === 'PersistentVolumeClaim') {
    object.metadata.finalizers = ['kubernetes.io/pvc-protection'];
    object.spec.volumeMode ??= 'Filesystem';
    object.status = { phase: 'Pending' };
  }
  if (object.kind === 'DaemonSet') {
    object.metadata.annotations = { ...object.metadata.annotations, [TEMPLATES]: '1' };
  }
  if (object.kind !== 'Job' || object.spec.manualSelector) return;
  const { name, uid } = object.metadata;
  const template = object.spec.template;
  template.metadata ??= {};
  template.metadata.labels = {
    ...template.metadata.labels,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  object.spec.selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } };
  // Reading a Job defaults its labels to those of its template.
  if (Object.keys(object.metadata.labels ?? {}).length === 0) {
    object.metadata.labels = { ...template.metadata.labels };
  }
}

/** A DaemonSet counts its templates. Changes `object`. */
export function countTemplates(object: Json, before: Json): void {
  if (object.kind !== 'DaemonSet') return;
  const count = Number(before.metadata.annotations?.[TEMPLATES] ?? 1);
  const next = same(object.spec.template, before.spec.template) ? count : count + 1;
  object.metadata.annotations = { ...object.metadata.annotations, [TEMPLATES]: String(next) };
}
