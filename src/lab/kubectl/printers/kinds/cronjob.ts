import { formatSelector } from '../../format/labels.ts';
import { containerCells, type Printer, templateColumns } from '../table.ts';

export const cronJob: Printer = {
  columns: ['Name', 'Schedule', 'Timezone', 'Suspend', 'Active', 'Last Schedule', 'Age', ...templateColumns],
  row: ({ metadata, spec, status = {} }, table) => [
    metadata.name,
    spec.schedule,
    spec.timeZone ?? '<none>',
    spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False',
    (status.active ?? []).length,
    status.lastScheduleTime ? table.ago(status.lastScheduleTime) : '<none>',
    table.age({ metadata }),
    ...containerCells(spec.jobTemplate?.spec?.template?.spec),
    formatSelector(spec.jobTemplate?.spec?.selector),
  ],
};
