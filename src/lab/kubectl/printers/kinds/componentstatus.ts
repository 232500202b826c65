import type { Json } from '../../../cluster/json.ts';
import type { Printer } from '../table.ts';

export const componentStatus: Printer = {
  columns: ['Name', 'Status', 'Message', 'Error'],
  row({ metadata, conditions = [] }) {
    const healthy: Json = conditions.find(({ type }: Json) => type === 'Healthy');
    const state = !healthy ? 'Unknown' : healthy.status === 'True' ? 'Healthy' : 'Unhealthy';
    return [metadata.name, state, healthy?.message ?? '', healthy?.error ?? ''];
  },
};
