import { formatLabels } from '../format/labels.ts';
import type { Describer } from './context.ts';
import { writeHead } from './metadata.ts';
import { writeTimedConditions } from './namespace.ts';

export const priorityClass: Describer = (object, { w }) => {
  w.pair('Name', object.metadata.name);
  w.pair('Value', object.value ?? 0);
  w.pair('GlobalDefault', object.globalDefault ?? false);
  w.pair('PreemptionPolicy', object.preemptionPolicy);
  w.pair('Description', object.description);
  w.pair('Annotations', formatLabels(object.metadata.annotations));
};

export const serviceCIDR: Describer = (object, { w }) => {
  writeHead(w, object, false);
  w.pair('CIDRs', (object.spec?.cidrs ?? []).join(', '));
  if (!object.status?.conditions?.length) return;
  w.line(0, 'Status:');
  writeTimedConditions(w, object.status.conditions);
};

export const ipAddress: Describer = (object, { w }) => {
  writeHead(w, object, false);
  const parent = object.spec?.parentRef;
  if (!parent) return;
  w.line(0, 'Parent Reference:');
  w.pair('Group', parent.group, 1);
  w.pair('Resource', parent.resource, 1);
  w.pair('Namespace', parent.namespace, 1);
  w.pair('Name', parent.name, 1);
};
