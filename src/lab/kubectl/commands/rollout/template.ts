import type { Json } from '../../../cluster/json.ts';
import { writePodTemplate } from '../../describe/pod-template.ts';
import { Writer } from '../../describe/writer.ts';

/** A Pod template as `kubectl describe` shows one, its cells not aligned: what kubectl prints of a revision. */
export function templateText(template: Json): string {
  const writer = new Writer();
  writePodTemplate(writer, template);
  return writer.text();
}
