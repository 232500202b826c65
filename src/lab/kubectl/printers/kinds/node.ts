import type { Json } from '../../../cluster/json.ts';
import { byBytes } from '../../format/labels.ts';
import { type Printer, wide } from '../table.ts';

export const node: Printer = {
  columns: [
    'Name',
    'Status',
    'Roles',
    'Age',
    'Version',
    wide('Internal-IP'),
    wide('External-IP'),
    wide('OS-Image'),
    wide('Kernel-Version'),
    wide('Container-Runtime'),
  ],
  row: (object, table) => {
    const info = object.status?.nodeInfo ?? {};
    const architecture = info.architecture ? ` (${info.architecture})` : '';
    return [
      object.metadata.name,
      state(object),
      nodeRoles(object).join(',') || '<none>',
      table.age(object),
      info.kubeletVersion ?? '',
      address(object, 'InternalIP'),
      address(object, 'ExternalIP'),
      info.osImage || '<unknown>',
      (info.kernelVersion || '<unknown>') + architecture,
      info.containerRuntimeVersion || '<unknown>',
    ];
  },
};

/** Roles from a node's labels, sorted. */
export function nodeRoles({ metadata }: Json): string[] {
  const prefix = 'node-role.kubernetes.io/';
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key.startsWith(prefix) && key !== prefix) roles.add(key.slice(prefix.length));
    else if (key === 'kubernetes.io/role' && value) roles.add(String(value));
  }
  return [...roles].sort(byBytes);
}

function state({ spec, status }: Json): string {
  const ready = (status?.conditions ?? []).findLast(({ type }: Json) => type === 'Ready');
  const word = !ready ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

function address({ status }: Json, type: string): string {
  return (status?.addresses ?? []).find((item: Json) => item.type === type)?.address ?? '<none>';
}
