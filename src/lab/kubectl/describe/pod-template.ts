import type { Json } from '../../cluster/json.ts';
import { byBytes, formatSelector } from '../format/labels.ts';
import { writeContainers } from './containers.ts';
import { writeAnnotations, writeLabels } from './metadata.ts';
import { writeVolumes } from './volumes.ts';
import type { Writer } from './writer.ts';

/** The template that a controller makes Pods from. */
export function writePodTemplate(w: Writer, template: Json): void {
  w.line(0, 'Pod Template:');
  if (!template) {
    w.put('  <unset>');
    return;
  }
  const { metadata = {}, spec = {} } = template;
  writeLabels(w, '  Labels', metadata.labels);
  if (Object.keys(metadata.annotations ?? {}).length > 0) {
    writeAnnotations(w, '  Annotations', metadata.annotations);
  }
  if (spec.serviceAccountName) w.pair('Service Account', spec.serviceAccountName, 1);
  if (spec.initContainers?.length)
    writeContainers(w, 'Init Containers', spec.initContainers, { space: '  ' });
  writeContainers(w, 'Containers', spec.containers ?? [], { space: '  ' });
  writeVolumes(w, spec.volumes, '  ');
  writeSpread(w, spec.topologySpreadConstraints, '  ');
  if (spec.priorityClassName) w.pair('Priority Class Name', spec.priorityClassName, 1);
  writeLabels(w, '  Node-Selectors', spec.nodeSelector);
  writeTolerations(w, '  Tolerations', spec.tolerations);
}

export function writeSpread(w: Writer, constraints: readonly Json[] | undefined, space: string): void {
  if (!constraints?.length) return;
  w.put(`${space}Topology Spread Constraints:\t`);
  const sorted = [...constraints].sort((a, b) => byBytes(a.topologyKey, b.topologyKey));
  for (const [index, constraint] of sorted.entries()) {
    const selector = constraint.labelSelector
      ? ` for selector ${formatSelector(constraint.labelSelector)}`
      : '';
    w.put(
      `${index > 0 ? `${space}\t` : ''}${constraint.topologyKey}:${constraint.whenUnsatisfiable} when max skew ${constraint.maxSkew} is exceeded${selector}\n`,
    );
  }
}

export function writeTolerations(w: Writer, title: string, tolerations: readonly Json[] | undefined): void {
  w.put(`${title}:\t`);
  if (!tolerations?.length) w.put('<none>\n');
  const sorted = [...(tolerations ?? [])].sort((a, b) => byBytes(a.key ?? '', b.key ?? ''));
  for (const [index, toleration] of sorted.entries()) {
    w.put(`${index > 0 ? '\t' : ''}${tolerationText(toleration)}\n`);
  }
}

function tolerationText({ key = '', value = '', effect = '', operator, tolerationSeconds }: Json): string {
  let text = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  if (operator === 'Exists' && !value) text += key || effect ? ' op=Exists' : 'op=Exists';
  return tolerationSeconds === undefined ? text : `${text} for ${tolerationSeconds}s`;
}
